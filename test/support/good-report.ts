/** A report that nothing is wrong with, for tests that spoil it. */
export const goodReport = `# 2023 年第42周周报

霜降将至，柿子先红了。

## 生活

1. 周一去老城拍柿子树
    1. 用掉两卷胶片
        1. 一卷给了屋檐
        2. 一卷给了橘猫
    2. 冲洗要等一周
2. 周五听了一场爵士，**很好**。散场时下雨了
3. 读完《长安的荔枝》

![屋檐下的柿子](./persimmon.jpg)

秋天的账就记到这里。

## 技术

1. 给 [SQLite](https://sqlite.org/) 写了一个扩展
    1. 入口是 \`sqlite3_extension_init\`
    2. 用 1.2.3 版的头文件编译
2. 接口文档放在 <https://api.example/docs>，内网可见
3. 复习了 [《编译原理》](https://book.example/dragon)

\`\`\`sh
1.make
\`\`\`

> 1.引用里的数字不是列表

## 总结

柿子要挑软的，需求要挑硬的。
`
