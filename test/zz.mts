import {createLinter} from '../src/index.ts'
const l = createLinter(); console.log(String(await l.fix('# 2026 年第1周周报\n\n## 生活\n\n<Foo #default="{x}">\n\n- 甲\n\n</Foo>\n\n## 技术\n\n还好\n\n## 总结\n\n还好\n')))
