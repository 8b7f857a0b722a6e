<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AssetOutcome</name>
    <message>
        <source>The preparation of “%1” was cancelled. What it had made is kept.</source>
        <translation>已取消“%1”的准备工作，已生成的内容会保留。</translation>
    </message>
</context>
<context>
    <name>AudioPass</name>
    <message>
        <source>The sound of “%1” is damaged in places.</source>
        <translation>“%1”的声音部分损坏。</translation>
    </message>
    <message>
        <source>The sound of “%1” cannot be read.</source>
        <translation>无法读取“%1”的声音。</translation>
    </message>
</context>
<context>
    <name>ConsumerGroup</name>
    <message>
        <source>The work folder cannot be written.</source>
        <translation>无法写入工作文件夹。</translation>
    </message>
</context>
<context>
    <name>Ctl</name>
    <message>
        <source>Rendered %1</source>
        <translation>已制作 %1</translation>
    </message>
    <message>
        <source>“%1” is no job: “chalkreelctl job list” shows their names.</source>
        <translation>“%1”不是任务：“chalkreelctl job list”会列出任务名称。</translation>
    </message>
    <message>
        <source>No jobs.</source>
        <translation>没有任务。</translation>
    </message>
    <message>
        <source>Another Chalkreel has this library open: close it and try again.</source>
        <translation>另一个 Chalkreel 已打开此资料库：请关闭后重试。</translation>
    </message>
    <message>
        <source>%1 of %2.</source>
        <translation>%2 之 %1。</translation>
    </message>
    <message>
        <source>The settings file “%1” does not exist.</source>
        <translation>设置文件“%1”不存在。</translation>
    </message>
    <message>
        <source>There is no command “%1”: “chalkreelctl --help” lists them.</source>
        <translation>没有命令“%1”：“chalkreelctl --help”会列出所有命令。</translation>
    </message>
    <message>
        <source>There is no rendition “%1”. There are: %2.</source>
        <translation>没有版本“%1”。可用：%2。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be written.</source>
        <translation>无法写入文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not a folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
    <message>
        <source>This file is being processed into “%1” already.</source>
        <translation>此文件正在处理到“%1”。</translation>
    </message>
    <message>
        <source>The folder for temporary files cannot be written.</source>
        <translation>无法写入临时文件夹。</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>旋转 %1°</translation>
    </message>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>variable</source>
        <translation>可变</translation>
    </message>
    <message>
        <source>%1 Hz, %2</source>
        <translation>%1 Hz，%2</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>Made in %1</source>
        <translation>制作于 %1</translation>
    </message>
    <message>
        <source>%1 of media in %2 s.</source>
        <translation>%2 秒内处理 %1 媒体。</translation>
    </message>
    <message>
        <source>Done in %1 s.</source>
        <translation>用时 %1 秒。</translation>
    </message>
    <message>
        <source>Choose one of --output and --data.</source>
        <translation>请在 --output 和 --data 中选择一个。</translation>
    </message>
    <message>
        <source>“%1” would be overwritten by its own result: choose another folder.</source>
        <translation>“%1”会被自己的结果覆盖：请选择其他文件夹。</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>Stopped. The job goes on when the library is opened next; “chalkreelctl job cancel %1” ends it.</source>
        <translation>已停止。下次打开资料库时任务会继续；“chalkreelctl job cancel %1”可结束它。</translation>
    </message>
    <message>
        <source>“%1” was in the library already: %2</source>
        <translation>“%1”已在资料库中：%2</translation>
    </message>
    <message>
        <source>“%1” is in the library: %2</source>
        <translation>“%1”在资料库中：%2</translation>
    </message>
    <message>
        <source>Note: the file ends early; what could be read was kept.</source>
        <translation>注意：文件提前结束；可读取的部分已保留。</translation>
    </message>
    <message>
        <source>The job was cancelled.</source>
        <translation>任务已取消。</translation>
    </message>
    <message>
        <source>  %1 left</source>
        <translation>  剩余 %1</translation>
    </message>
    <message>
        <source>It has %1 bytes and should have %2.</source>
        <translation>它有 %1 字节，应为 %2。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>它是空的。</translation>
    </message>
    <message>
        <source>Its bytes have changed.</source>
        <translation>其内容已更改。</translation>
    </message>
    <message>
        <source>%1 files of %2 looked at, %3 problems.</source>
        <translation>已检查 %2 的 %1 个文件，%3 个问题。</translation>
    </message>
    <message>
        <source>The Chalkreel that has this library open was closed.</source>
        <translation>打开此资料库的 Chalkreel 已关闭。</translation>
    </message>
    <message>
        <source>The library “%1” is in use by a server or another Chalkreel, which knows its users by heart. Change them there, or stop it and try again.</source>
        <translation>资料库“%1”正被服务器或另一个 Chalkreel 使用，用户信息保存在其内存中。请在那里更改，或将其停止后重试。</translation>
    </message>
    <message>
        <source>There is no password on standard input.</source>
        <translation>标准输入中没有密码。</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>新密码：</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>再输入一次：</translation>
    </message>
    <message>
        <source>The two are not the same. Nothing was changed.</source>
        <translation>两次输入不一致。未做任何更改。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>May</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>Runs out</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>No tokens.</source>
        <translation>没有令牌。</translation>
    </message>
    <message>
        <source>Keep it: it is not shown again.</source>
        <translation>请妥善保存：不会再次显示。</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>已移除：%1</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Last signed in</source>
        <translation>上次登录</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>No users yet: “chalkreelctl user add NAME” makes the first.</source>
        <translation>尚无用户：用“chalkreelctl user add NAME”创建第一个。</translation>
    </message>
    <message>
        <source>“%1” is no option: NAME=VALUE.</source>
        <translation>“%1”不是选项：格式为 名称=值。</translation>
    </message>
    <message>
        <source>Serving “%1” at %2</source>
        <translation>正在通过 %2 提供“%1”</translation>
    </message>
    <message>
        <source>There are no users yet. The first admin is made with this code: %1</source>
        <translation>还没有用户。用此代码创建第一个管理员：%1</translation>
    </message>
    <message>
        <source>For example with your name and a password of at least 8 characters instead of the dots:</source>
        <translation>例如，把省略号换成您的名字和至少 8 个字符的密码：</translation>
    </message>
    <message>
        <source>Or stop the server (Ctrl+C), run “chalkreelctl user add NAME”, and start it again.</source>
        <translation>或者停止服务器（Ctrl+C），运行“chalkreelctl user add NAME”，然后重新启动。</translation>
    </message>
    <message>
        <source>HOST: “%1” is no address that can be listened on.</source>
        <translation>HOST：“%1”不是可以监听的地址。</translation>
    </message>
    <message>
        <source>TRUSTED_PROXIES: “%1” is neither an address nor a network.</source>
        <translation>TRUSTED_PROXIES：“%1”既不是地址也不是网络。</translation>
    </message>
    <message>
        <source>Without accounts only this computer may reach the server. For a container or a network that you trust there is --open-to-network.</source>
        <translation>没有账户时，只有这台计算机可以访问服务器。用于容器或可信网络时，请使用 --open-to-network。</translation>
    </message>
    <message>
        <source>WARNING: without accounts, everybody who reaches port %1 of this computer may see, change and delete everything in this library.</source>
        <translation>警告：没有账户时，任何能访问这台计算机端口 %1 的人都可以查看、更改和删除此库中的所有内容。</translation>
    </message>
    <message>
        <source>WARNING: passwords and videos cross the network unencrypted. Set TLS_CERTIFICATE and TLS_KEY, or put a proxy with TLS in front and name it in TRUSTED_PROXIES.</source>
        <translation>警告：密码和视频在网络上未加密传输。请设置 TLS_CERTIFICATE 和 TLS_KEY，或在前面放置带 TLS 的代理，并在 TRUSTED_PROXIES 中列出。</translation>
    </message>
    <message>
        <source>This computer allows this program only %1 connections (ulimit -n), not MAX_CONNECTIONS.</source>
        <translation>这台计算机只允许此程序使用 %1 个连接（ulimit -n），达不到 MAX_CONNECTIONS。</translation>
    </message>
    <message>
        <source>Another Chalkreel, a window or a server, has the library “%1” open. A library is served by one program: close that one, or name another folder with --data.</source>
        <translation>另一个 Chalkreel（窗口或服务器）已打开库“%1”。一个库只能由一个程序提供：请关闭那个程序，或用 --data 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>%1: “%2” cannot be read. Check that it exists and that this user may read it.</source>
        <translation>%1：无法读取“%2”。请检查文件是否存在，以及此用户是否有权读取。</translation>
    </message>
    <message>
        <source>TLS needs OpenSSL, which was not found on this computer.</source>
        <translation>TLS 需要 OpenSSL，但在这台计算机上没有找到。</translation>
    </message>
    <message>
        <source>TLS_CERTIFICATE: there is no PEM certificate in “%1”.</source>
        <translation>TLS_CERTIFICATE：“%1”中没有 PEM 证书。</translation>
    </message>
    <message>
        <source>TLS_KEY: there is no unencrypted RSA or EC key in PEM form in “%1”.</source>
        <translation>TLS_KEY：“%1”中没有 PEM 格式的未加密 RSA 或 EC 密钥。</translation>
    </message>
    <message>
        <source>TLS_KEY is not the key of TLS_CERTIFICATE.</source>
        <translation>TLS_KEY 不是 TLS_CERTIFICATE 的密钥。</translation>
    </message>
</context>
<context>
    <name>DataFolder</name>
    <message>
        <source>The folder “%1” cannot be created.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be used.</source>
        <translation>无法使用文件夹“%1”。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be locked.</source>
        <translation>无法锁定文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” is in use by another Chalkreel. Close it and try again.</source>
        <translation>“%1”正被另一个 Chalkreel 使用。请关闭后重试。</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>A page holds 1 to %1 entries and starts at 0 or later.</source>
        <translation>一页有 1 到 %1 个条目，并从 0 或之后开始。</translation>
    </message>
    <message>
        <source>This video is no longer in the library.</source>
        <translation>此视频已不在资料库中。</translation>
    </message>
    <message>
        <source>A tag has 1 to %1 characters.</source>
        <translation>标签有 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>A video can have at most %1 tags.</source>
        <translation>一个视频最多有 %1 个标签。</translation>
    </message>
    <message>
        <source>A title has 1 to %1 characters.</source>
        <translation>标题有 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>A description has at most %1 characters.</source>
        <translation>描述最多 %1 个字符。</translation>
    </message>
    <message>
        <source>“%1” is in the bin. Restore it first.</source>
        <translation>“%1”在回收站中。请先还原。</translation>
    </message>
    <message>
        <source>“%1” was changed in the meantime. Look at it again.</source>
        <translation>“%1”期间已被更改。请重新查看。</translation>
    </message>
    <message>
        <source>“%1” is not in the bin. Move it there first.</source>
        <translation>“%1”不在回收站中。请先移到回收站。</translation>
    </message>
    <message>
        <source>The library “%1” cannot be opened. Check that its folder exists and that you may write there.</source>
        <translation>无法打开资料库“%1”。请检查其文件夹是否存在且可写。</translation>
    </message>
    <message>
        <source>Too much has changed since then, or the library is another one. Load it again.</source>
        <translation>此后更改过多，或资料库已不同。请重新加载。</translation>
    </message>
    <message>
        <source>A folder&apos;s name has 1 to %1 characters.</source>
        <translation>文件夹名称有 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>This folder is no longer there.</source>
        <translation>此文件夹已不存在。</translation>
    </message>
    <message>
        <source>There is a folder “%1” here already.</source>
        <translation>这里已有文件夹“%1”。</translation>
    </message>
    <message>
        <source>The folder “%1” was changed in the meantime. Look at it again.</source>
        <translation>文件夹“%1”期间已被更改。请重新查看。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be moved into itself.</source>
        <translation>无法将文件夹“%1”移到其自身中。</translation>
    </message>
    <message>
        <source>The program ended while it worked on “%1”, again and again at the same point. Something in this file may be the cause.</source>
        <translation>程序在处理“%1”时反复在同一处结束。可能是此文件中的内容所致。</translation>
    </message>
    <message>
        <source>A priority is a number from %1 to %2.</source>
        <translation>优先级是 %1 到 %2 的数字。</translation>
    </message>
    <message>
        <source>This is not possible: the job is %1.</source>
        <translation>无法执行：任务状态为 %1。</translation>
    </message>
    <message>
        <source>Only a job that failed or was cancelled can be tried again.</source>
        <translation>只有失败或已取消的任务才能重试。</translation>
    </message>
    <message>
        <source>The job has ended; its priority means nothing any more.</source>
        <translation>任务已结束；其优先级不再有意义。</translation>
    </message>
    <message>
        <source>A job that has not ended cannot be removed. Cancel it first.</source>
        <translation>未结束的任务无法移除。请先取消。</translation>
    </message>
    <message>
        <source>This job is no longer on the list.</source>
        <translation>此任务已不在列表中。</translation>
    </message>
    <message>
        <source>The job was cancelled or goes on elsewhere.</source>
        <translation>任务已取消或在别处继续。</translation>
    </message>
    <message>
        <source>The library cannot be brought up to date: step “%1” failed. It is as it was before.</source>
        <translation>无法更新资料库：步骤“%1”失败。资料库保持原样。</translation>
    </message>
    <message>
        <source>The library “%1” was made by a newer version of Chalkreel (%2, this one knows %3). Update the program to open it.</source>
        <translation>资料库“%1”由较新版本的 Chalkreel 创建（%2，本版本支持 %3）。请更新程序后打开。</translation>
    </message>
    <message>
        <source>This version of the video was not made.</source>
        <translation>未制作此版本的视频。</translation>
    </message>
    <message>
        <source>The SQL script opens “%1” in line %2 and never closes it.</source>
        <translation>SQL 脚本在第 %2 行打开了“%1”但从未关闭。</translation>
    </message>
    <message>
        <source>A client&apos;s name has at most %1 characters.</source>
        <translation>客户端名称最多 %1 个字符。</translation>
    </message>
    <message>
        <source>An idempotency key has at most %1 characters.</source>
        <translation>幂等键最多 %1 个字符。</translation>
    </message>
    <message>
        <source>This idempotency key was used for another request. Use a new one.</source>
        <translation>此幂等键已用于另一个请求。请使用新的键。</translation>
    </message>
    <message>
        <source>This upload is no longer there. Start it again.</source>
        <translation>此上传已不存在。请重新开始。</translation>
    </message>
    <message>
        <source>The upload does not go on there.</source>
        <translation>上传不能从该位置继续。</translation>
    </message>
    <message>
        <source>This upload is complete already.</source>
        <translation>此上传已完成。</translation>
    </message>
    <message>
        <source>A voice-over has no drawing to change.</source>
        <translation>配音没有可更改的绘图。</translation>
    </message>
    <message>
        <source>This video is in the bin. Restore it first.</source>
        <translation>此视频在回收站中。请先将其恢复。</translation>
    </message>
    <message>
        <source>This was changed in the meantime. Look at it again.</source>
        <translation>此内容在此期间已被更改。请重新查看。</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>此内容已不存在。</translation>
    </message>
</context>
<context>
    <name>DemoClip</name>
    <message>
        <source>There is not enough memory for the demo clip.</source>
        <translation>内存不足，无法制作演示短片。</translation>
    </message>
    <message>
        <source>The demo clip cannot be drawn: there is no font. Install a font package, such as fonts-dejavu-core.</source>
        <translation>无法绘制演示短片：没有字体。请安装字体包，例如 fonts-dejavu-core。</translation>
    </message>
    <message>
        <source>Throw at %1 m/s, %2°  ·  g = %3 m/s²</source>
        <translation>以 %1 m/s、%2° 投掷  ·  g = %3 m/s²</translation>
    </message>
    <message>
        <source>frame %1</source>
        <translation>第 %1 帧</translation>
    </message>
    <message>
        <source>The demo clip&apos;s sound could not be made.</source>
        <translation>无法制作演示短片的声音。</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Demo throw</source>
        <translation>演示投掷</translation>
    </message>
    <message>
        <source>Look at videos frame by frame, prepare, compare and share them.</source>
        <translation>逐帧查看、准备、比较和分享视频。</translation>
    </message>
    <message>
        <source>Folder of the library.</source>
        <translation>资料库文件夹。</translation>
    </message>
    <message>
        <source>Colours: dark, light or system.</source>
        <translation>颜色：dark、light 或 system。</translation>
    </message>
    <message>
        <source>Make the demo clip and open it.</source>
        <translation>制作演示短片并打开。</translation>
    </message>
    <message>
        <source>Videos to bring into the library.</source>
        <translation>要加入资料库的视频。</translation>
    </message>
    <message>
        <source>“%1” is no theme: use one of %2.</source>
        <translation>“%1”不是主题：可用 %2。</translation>
    </message>
</context>
<context>
    <name>EncodedPackets</name>
    <message>
        <source>There is not enough memory for the clip.</source>
        <translation>内存不足，无法处理短片。</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>variable</source>
        <translation>可变</translation>
    </message>
    <message>
        <source>%1 bit</source>
        <translation>%1 位</translation>
    </message>
    <message>
        <source>high dynamic range</source>
        <translation>高动态范围</translation>
    </message>
    <message>
        <source>turned by %1°</source>
        <translation>旋转 %1°</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Frame rate</source>
        <translation>帧率</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>帧数</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>Sound tracks</source>
        <translation>音轨</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>The file ends early; what could be read was kept.</source>
        <translation>文件提前结束；可读取的部分已保留。</translation>
    </message>
</context>
<context>
    <name>File</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be opened.</source>
        <translation>无法打开“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>“%1”不是文件。</translation>
    </message>
</context>
<context>
    <name>FileCollector</name>
    <message>
        <source>Videos, sounds and pictures (%1)</source>
        <translation>视频、声音和图片 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>FileStepLedger</name>
    <message>
        <source>“%1” cannot be written. Check that the disk is not full.</source>
        <translation>无法写入“%1”。请检查磁盘是否已满。</translation>
    </message>
</context>
<context>
    <name>Format</name>
    <message>
        <source>%1 fps</source>
        <translation>%1 fps</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>约剩 %1 小时</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1 kbit/s</source>
        <translation>%1 kbit/s</translation>
    </message>
    <message>
        <source>%1 Mbit/s</source>
        <translation>%1 Mbit/s</translation>
    </message>
    <message>
        <source>sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation>可变帧率</translation>
    </message>
    <message>
        <source>ends early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Not a format we know</source>
        <translation>未知格式</translation>
    </message>
    <message>
        <source>File is missing</source>
        <translation>文件缺失</translation>
    </message>
    <message>
        <source>Too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>Disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>No permission</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Took too long</source>
        <translation>耗时过长</translation>
    </message>
    <message>
        <source>Not available now</source>
        <translation>暂不可用</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Stopped unexpectedly</source>
        <translation>意外停止</translation>
    </message>
    <message>
        <source>Disk error</source>
        <translation>磁盘错误</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Changed meanwhile</source>
        <translation>期间已被更改</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>读取中</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码中</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Packing</source>
        <translation>打包中</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Enhanced</source>
        <translation>增强</translation>
    </message>
    <message>
        <source>Review copy</source>
        <translation>审阅副本</translation>
    </message>
    <message>
        <source>HD copy</source>
        <translation>高清副本</translation>
    </message>
    <message>
        <source>SD copy</source>
        <translation>标清副本</translation>
    </message>
    <message>
        <source>Mobile copy</source>
        <translation>手机副本</translation>
    </message>
    <message>
        <source>Streaming copy</source>
        <translation>流媒体副本</translation>
    </message>
    <message>
        <source>Thumbnail</source>
        <translation>缩略图</translation>
    </message>
    <message>
        <source>Picture from the start</source>
        <translation>开头画面</translation>
    </message>
    <message>
        <source>Picture from the middle</source>
        <translation>中间画面</translation>
    </message>
    <message>
        <source>Picture from the end</source>
        <translation>结尾画面</translation>
    </message>
    <message>
        <source>Storyboard</source>
        <translation>分镜图</translation>
    </message>
    <message>
        <source>Storyboard times</source>
        <translation>分镜时间</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Preview (GIF)</source>
        <translation>预览 (GIF)</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Waveform picture</source>
        <translation>波形图片</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Frame index</source>
        <translation>帧索引</translation>
    </message>
    <message>
        <source>Preparing cancelled</source>
        <translation>准备已取消</translation>
    </message>
    <message>
        <source>Preparing failed</source>
        <translation>准备失败</translation>
    </message>
    <message>
        <source>Contains a virus</source>
        <translation>含有病毒</translation>
    </message>
</context>
<context>
    <name>FrameScaler</name>
    <message>
        <source>There was not enough memory for a picture.</source>
        <translation>内存不足，无法处理画面。</translation>
    </message>
    <message>
        <source>The picture format of this file is not supported.</source>
        <translation>不支持此文件的画面格式。</translation>
    </message>
</context>
<context>
    <name>HlsWriter</name>
    <message>
        <source>The stream for browsers cannot be written.</source>
        <translation>无法写入浏览器流。</translation>
    </message>
</context>
<context>
    <name>ImageWriter</name>
    <message>
        <source>A picture could not be saved.</source>
        <translation>无法保存图片。</translation>
    </message>
</context>
<context>
    <name>Ingest</name>
    <message>
        <source>a playlist</source>
        <translation>播放列表</translation>
    </message>
    <message>
        <source>a list of other files</source>
        <translation>其他文件的列表</translation>
    </message>
    <message>
        <source>a web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>a stream description</source>
        <translation>流描述</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>XML 文档</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>a drawing, not a video or photo</source>
        <translation>绘图，而非视频或照片</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>an archive or document</source>
        <translation>压缩包或文档</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>an office document</source>
        <translation>办公文档</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>a text document</source>
        <translation>文本文档</translation>
    </message>
    <message>
        <source>“%1” is not a video, image or sound: it is %2.</source>
        <translation>“%1”不是视频、图片或声音：它是%2。</translation>
    </message>
    <message>
        <source>“%1” holds only zeros: it was probably not copied completely. Copy it again from the camera.</source>
        <translation>“%1”只含零：可能未完整复制。请从相机重新复制。</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose the files in it.</source>
        <translation>“%1”是文件夹。请选择其中的文件。</translation>
    </message>
    <message>
        <source>“%1” is empty: it was probably not copied completely. Copy it again from the camera.</source>
        <translation>“%1”是空的：可能未完整复制。请从相机重新复制。</translation>
    </message>
    <message>
        <source>“%1” has %2; the limit is %3.</source>
        <translation>“%1”有 %2；上限为 %3。</translation>
    </message>
    <message>
        <source>“%1” needs about %2, but only %3 are free. Free some space, or make fewer versions.</source>
        <translation>“%1”约需 %2，但仅剩 %3。请释放空间或减少制作的版本。</translation>
    </message>
</context>
<context>
    <name>Inspection</name>
    <message>
        <source>“%1” ends early: the file was cut off. What is there is used.</source>
        <translation>“%1”提前结束：文件被截断。将使用现有内容。</translation>
    </message>
    <message>
        <source>There is neither picture nor sound in “%1”.</source>
        <translation>“%1”中既没有画面也没有声音。</translation>
    </message>
    <message>
        <source>No picture in “%1” can be decoded: it is damaged or was cut off.</source>
        <translation>无法解码“%1”中的任何画面：文件损坏或被截断。</translation>
    </message>
    <message>
        <source>The file has not been inspected yet.</source>
        <translation>文件尚未检查。</translation>
    </message>
    <message>
        <source>What was found out about the file is damaged. Process it again.</source>
        <translation>文件的检查结果已损坏。请重新处理。</translation>
    </message>
</context>
<context>
    <name>JobRow</name>
    <message>
        <source>Copying</source>
        <translation>复制中</translation>
    </message>
    <message>
        <source>%1 speed</source>
        <translation>%1 速度</translation>
    </message>
    <message>
        <source>Waiting to be copied</source>
        <translation>等待复制</translation>
    </message>
    <message>
        <source>Tries again · %1</source>
        <translation>将重试 · %1</translation>
    </message>
    <message>
        <source>Waiting · priority %1</source>
        <translation>等待中 · 优先级 %1</translation>
    </message>
    <message>
        <source>Already in the library</source>
        <translation>已在资料库中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n 个文件，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>next</source>
        <translation>下一个</translation>
    </message>
</context>
<context>
    <name>Json</name>
    <message>
        <source>The value of “%1” cannot be used.</source>
        <translation>无法使用“%1”的值。</translation>
    </message>
</context>
<context>
    <name>KeptFrames</name>
    <message>
        <source>There is not enough memory for the pictures.</source>
        <translation>内存不足，无法处理图片。</translation>
    </message>
</context>
<context>
    <name>LibraryJobRunner</name>
    <message>
        <source>The work folder “%1” cannot be created.</source>
        <translation>无法创建工作文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” is no longer at “%2”. Show where it is now and try again.</source>
        <translation>“%1”已不在“%2”。请指出其当前位置后重试。</translation>
    </message>
</context>
<context>
    <name>LocalBackend</name>
    <message>
        <source>This computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>“%1” is no longer there. Show where it is now.</source>
        <translation>“%1”已不在原处。请指出其当前位置。</translation>
    </message>
</context>
<context>
    <name>LocalJobService</name>
    <message>
        <source>“%1” is in the bin. Restore it first.</source>
        <translation>“%1”在回收站中。请先还原。</translation>
    </message>
</context>
<context>
    <name>LocalLibraryService</name>
    <message>
        <source>“%1” lies in the library; there is nothing to relocate.</source>
        <translation>“%1”就在资料库中；无需重新定位。</translation>
    </message>
    <message>
        <source>“%1” is another file than the one that “%2” was made from.</source>
        <translation>“%1”不是制作“%2”所用的文件。</translation>
    </message>
</context>
<context>
    <name>LocalUploadRecordService</name>
    <message>
        <source>What was received cannot be stored.</source>
        <translation>无法保存收到的内容。</translation>
    </message>
    <message>
        <source>The upload cannot go on: a part of it is missing. Start it again.</source>
        <translation>上传无法继续：缺少一部分。请重新开始。</translation>
    </message>
    <message>
        <source>This upload was interrupted too long ago. Start it again.</source>
        <translation>此上传中断时间过长。请重新开始。</translation>
    </message>
</context>
<context>
    <name>LocalUploadService</name>
    <message>
        <source>“%1” did not arrive as it was sent. Send it again.</source>
        <translation>“%1”收到的内容与发送的不一致。请重新发送。</translation>
    </message>
    <message>
        <source>“%1” was changed while it was looked at. Send it again.</source>
        <translation>“%1”在检查期间被更改。请重新发送。</translation>
    </message>
</context>
<context>
    <name>MediaHost</name>
    <message>
        <source>The program that reads media files is missing: install Chalkreel again.</source>
        <translation>缺少读取媒体文件的程序：请重新安装 Chalkreel。</translation>
    </message>
    <message>
        <source>The program that reads media files cannot be started: install Chalkreel again.</source>
        <translation>无法启动读取媒体文件的程序：请重新安装 Chalkreel。</translation>
    </message>
    <message>
        <source>“%1” needs more memory than it may use: close other programs or raise MEDIA_MEMORY_MB.</source>
        <translation>“%1”所需内存超过允许值：请关闭其他程序或提高 MEDIA_MEMORY_MB。</translation>
    </message>
    <message>
        <source>“%1” was given up: it took too much processor time.</source>
        <translation>已放弃“%1”：占用处理器时间过多。</translation>
    </message>
    <message>
        <source>The process that read “%1” was ended from outside (%2).</source>
        <translation>读取“%1”的进程被外部结束 (%2)。</translation>
    </message>
    <message>
        <source>The process that read “%1” crashed (%2): the file is probably damaged.</source>
        <translation>读取“%1”的进程崩溃 (%2)：文件可能已损坏。</translation>
    </message>
    <message>
        <source>“%1” could not be processed: Chalkreel met a situation it was not made for.</source>
        <translation>无法处理“%1”：Chalkreel 遇到了未预料的情况。</translation>
    </message>
    <message>
        <source>“%1” was given up: nothing moved for %2 seconds (PROCESSING_TIMEOUT).</source>
        <translation>已放弃“%1”：%2 秒没有进展（PROCESSING_TIMEOUT）。</translation>
    </message>
</context>
<context>
    <name>MediaInput</name>
    <message>
        <source>a playlist</source>
        <translation>播放列表</translation>
    </message>
    <message>
        <source>a script for FFmpeg</source>
        <translation>FFmpeg 脚本</translation>
    </message>
    <message>
        <source>the description of a network stream</source>
        <translation>网络流描述</translation>
    </message>
    <message>
        <source>a subtitle file</source>
        <translation>字幕文件</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a cue sheet</source>
        <translation>CUE 表</translation>
    </message>
    <message>
        <source>“%1” was cut off: the part that says what is in it is missing. Copy it again from where it came from.</source>
        <translation>“%1”被截断：缺少描述内容的部分。请从来源重新复制。</translation>
    </message>
    <message>
        <source>There was not enough memory to read “%1”.</source>
        <translation>内存不足，无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” is damaged: it cannot be read.</source>
        <translation>“%1”已损坏，无法读取。</translation>
    </message>
    <message>
        <source>“%1” is %2, not a video, picture or sound.</source>
        <translation>“%1”是%2，不是视频、图片或声音。</translation>
    </message>
    <message>
        <source>“%1” is in no format that Chalkreel can read.</source>
        <translation>Chalkreel 无法读取“%1”的格式。</translation>
    </message>
    <message>
        <source>“%1” has more streams than are read.</source>
        <translation>“%1”的流数量超过可读取的上限。</translation>
    </message>
    <message>
        <source>“%1” says that it is longer than what is processed.</source>
        <translation>“%1”的时长超过可处理的上限。</translation>
    </message>
    <message>
        <source>The picture of “%1” is too large: %2 × %3 pixels.</source>
        <translation>“%1”的画面过大：%2 × %3 像素。</translation>
    </message>
    <message>
        <source>“%1” claims more frames per second than are processed.</source>
        <translation>“%1”的帧率超过可处理的上限。</translation>
    </message>
    <message>
        <source>“%1” only refers to another file, which is not opened. Bring in that file instead.</source>
        <translation>“%1”只是引用另一个文件，该文件不会被打开。请改为添加那个文件。</translation>
    </message>
    <message>
        <source>The picture of “%1” is too large.</source>
        <translation>“%1”的画面过大。</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>“%1”是空的。</translation>
    </message>
    <message>
        <source>“%1” is too large: %2, and at most %3 are taken.</source>
        <translation>“%1”过大：%2，最多接受 %3。</translation>
    </message>
    <message>
        <source>“%1” can only be read once from its beginning.</source>
        <translation>“%1”只能从头读取一次。</translation>
    </message>
    <message>
        <source>“%1” has more frames than are processed.</source>
        <translation>“%1”的帧数超过可处理的上限。</translation>
    </message>
    <message>
        <source>A place in “%1” cannot be reached: the file has changed or is damaged.</source>
        <translation>无法到达“%1”中的某个位置：文件已更改或损坏。</translation>
    </message>
    <message>
        <source>The pictures of “%1” are coded as %2, which Chalkreel cannot read.</source>
        <translation>“%1”的画面编码为 %2，Chalkreel 无法读取。</translation>
    </message>
    <message>
        <source>The pictures of “%1” cannot be decoded.</source>
        <translation>无法解码“%1”的画面。</translation>
    </message>
    <message>
        <source>There are no pictures in “%1”.</source>
        <translation>“%1”中没有画面。</translation>
    </message>
</context>
<context>
    <name>MediaTask</name>
    <message>
        <source>There was not enough memory to process “%1”.</source>
        <translation>内存不足，无法处理“%1”。</translation>
    </message>
</context>
<context>
    <name>Mp4Writer</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
</context>
<context>
    <name>OutputFiles</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
</context>
<context>
    <name>OwnerClient</name>
    <message>
        <source>The Chalkreel that has this library open does not answer.</source>
        <translation>打开此资料库的 Chalkreel 没有响应。</translation>
    </message>
</context>
<context>
    <name>OwnerServer</name>
    <message>
        <source>The running Chalkreel does not know this request. Close it and try again.</source>
        <translation>正在运行的 Chalkreel 不认识此请求。请关闭后重试。</translation>
    </message>
    <message>
        <source>Other programs cannot hand their files to this one.</source>
        <translation>其他程序无法将文件交给本程序。</translation>
    </message>
</context>
<context>
    <name>Packager</name>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
    <message>
        <source>The parts of a video do not fit together.</source>
        <translation>视频的各部分不匹配。</translation>
    </message>
    <message>
        <source>No picture of the video could be decoded.</source>
        <translation>无法解码视频的任何画面。</translation>
    </message>
</context>
<context>
    <name>PacketFile</name>
    <message>
        <source>There was not enough memory to keep what was encoded.</source>
        <translation>内存不足，无法保存编码内容。</translation>
    </message>
    <message>
        <source>What was encoded cannot be kept on “%1”.</source>
        <translation>无法将编码内容保存到“%1”。</translation>
    </message>
    <message>
        <source>A work file of this job is damaged. Start the job again.</source>
        <translation>此任务的工作文件已损坏。请重新开始任务。</translation>
    </message>
    <message>
        <source>A work file of this job is missing. Start the job again.</source>
        <translation>此任务的工作文件缺失。请重新开始任务。</translation>
    </message>
</context>
<context>
    <name>PacketIndex</name>
    <message>
        <source>The frame index is damaged. Process the file again to make a new one.</source>
        <translation>帧索引已损坏。请重新处理文件以生成新索引。</translation>
    </message>
</context>
<context>
    <name>Pictures</name>
    <message>
        <source>“%1” is too large to show.</source>
        <translation>“%1”太大，无法显示。</translation>
    </message>
    <message>
        <source>The picture “%1” cannot be read.</source>
        <translation>无法读取图片“%1”。</translation>
    </message>
</context>
<context>
    <name>Pipeline</name>
    <message>
        <source>The work folder “%1” cannot be written.</source>
        <translation>无法写入工作文件夹“%1”。</translation>
    </message>
</context>
<context>
    <name>Playback</name>
    <message>
        <source>The sound of “%1” cannot be played.</source>
        <translation>无法播放“%1”的声音。</translation>
    </message>
    <message>
        <source>Track %1</source>
        <translation>音轨 %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>sound track, its channels</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>“%1” has no picture that can be shown.</source>
        <translation>“%1”没有可显示的画面。</translation>
    </message>
    <message>
        <source>No picture of “%1” can be shown here.</source>
        <translation>此处无法显示“%1”的画面。</translation>
    </message>
    <message>
        <source>There is no picture to take here.</source>
        <translation>此处没有可截取的画面。</translation>
    </message>
</context>
<context>
    <name>PreviewGif</name>
    <message>
        <source>The preview picture cannot be made.</source>
        <translation>无法制作预览图。</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what a button does (its key)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings file “%1” cannot be read.</source>
        <translation>无法读取设置文件“%1”。</translation>
    </message>
    <message>
        <source>The settings file “%1” is too large to be one.</source>
        <translation>“%1”过大，不像设置文件。</translation>
    </message>
    <message>
        <source>The settings file “%1” is not UTF-8 text.</source>
        <translation>设置文件“%1”不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Line %1 of “%2” is not a setting: write NAME=value.</source>
        <translation>“%2”的第 %1 行不是设置：请写 NAME=值。</translation>
    </message>
    <message>
        <source>What this installation calls itself.</source>
        <translation>此安装的名称。</translation>
    </message>
    <message>
        <source>What this installation is for; shown in its health report.</source>
        <translation>此安装的用途；显示在健康报告中。</translation>
    </message>
    <message>
        <source>a word such as production, development or testing</source>
        <translation>例如 production、development 或 testing 的词</translation>
    </message>
    <message>
        <source>Logs everything, whatever LOG_LEVEL says.</source>
        <translation>记录一切，不论 LOG_LEVEL 如何设置。</translation>
    </message>
    <message>
        <source>What is logged: this and all that is worse.</source>
        <translation>记录的内容：此级别及更严重的。</translation>
    </message>
    <message>
        <source>Log lines for people or one JSON object a line.</source>
        <translation>供人阅读的日志行，或每行一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Largest file that is taken in, in MB; 0 is no limit.</source>
        <translation>可接受的最大文件，单位 MB；0 表示不限。</translation>
    </message>
    <message>
        <source>Seconds without any progress after which a step is given up.</source>
        <translation>步骤无进展多少秒后放弃。</translation>
    </message>
    <message>
        <source>How often a job is tried where trying again can help.</source>
        <translation>重试可能有用时，任务尝试的次数。</translation>
    </message>
    <message>
        <source>How many jobs run at once.</source>
        <translation>同时运行的任务数。</translation>
    </message>
    <message>
        <source>Seconds for a whole job; 0 takes it from the media&apos;s length.</source>
        <translation>整个任务的秒数；0 表示按媒体时长计算。</translation>
    </message>
    <message>
        <source>Seconds between two looks for jobs whose worker was lost.</source>
        <translation>两次查找丢失工作进程的任务之间的秒数。</translation>
    </message>
    <message>
        <source>Memory that reading one media file may take, in MB.</source>
        <translation>读取一个媒体文件可用的内存，单位 MB。</translation>
    </message>
    <message>
        <source>Program that media files are read in; empty is the one that came with this one.</source>
        <translation>读取媒体文件的程序；留空则使用自带程序。</translation>
    </message>
    <message>
        <source>Folder of the library.</source>
        <translation>资料库文件夹。</translation>
    </message>
    <message>
        <source>The library&apos;s database; empty is chalkreel.db in DATA_DIR.</source>
        <translation>资料库的数据库；留空为 DATA_DIR 中的 chalkreel.db。</translation>
    </message>
    <message>
        <source>sqlite:/// followed by a path</source>
        <translation>sqlite:/// 后接路径</translation>
    </message>
    <message>
        <source>Folder of the originals; empty is inside DATA_DIR.</source>
        <translation>原件文件夹；留空则在 DATA_DIR 内。</translation>
    </message>
    <message>
        <source>Folder of the videos that were made; empty is inside DATA_DIR.</source>
        <translation>已制作视频的文件夹；留空则在 DATA_DIR 内。</translation>
    </message>
    <message>
        <source>Folder of metadata and histograms; empty is inside DATA_DIR.</source>
        <translation>元数据和直方图文件夹；留空则在 DATA_DIR 内。</translation>
    </message>
    <message>
        <source>Folder of the small pictures; empty is inside DATA_DIR.</source>
        <translation>小图片文件夹；留空则在 DATA_DIR 内。</translation>
    </message>
    <message>
        <source>Signs links and sessions.</source>
        <translation>用于签署链接和会话。</translation>
    </message>
    <message>
        <source>at least 32 characters</source>
        <translation>至少 32 个字符</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1，第 %2 行</translation>
    </message>
    <message>
        <source>%1 (from %2) cannot be used: it has to be %3.</source>
        <translation>%1（来自 %2）无法使用：必须是 %3。</translation>
    </message>
    <message>
        <source>%1 is “%2” (from %3), but it has to be %4.</source>
        <translation>%1 是“%2”（来自 %3），但必须是 %4。</translation>
    </message>
    <message>
        <source>REDIS_URL is set, but nothing here needs Redis.</source>
        <translation>设置了 REDIS_URL，但这里不需要 Redis。</translation>
    </message>
    <message>
        <source>environment variable %1</source>
        <translation>环境变量 %1</translation>
    </message>
    <message>
        <source>The settings file “%1” cannot be written.</source>
        <translation>无法写入设置文件“%1”。</translation>
    </message>
    <message>
        <source>%1 has to be %2.</source>
        <translation>%1 必须是%2。</translation>
    </message>
    <message>
        <source>1 to 64 letters, digits, dots, hyphens or underscores</source>
        <translation>1 到 64 个字母、数字、点、连字符或下划线</translation>
    </message>
    <message>
        <source>Address that the server listens on; 0.0.0.0 or :: is all of them.</source>
        <translation>服务器监听的地址；0.0.0.0 或 :: 表示所有地址。</translation>
    </message>
    <message>
        <source>an address or a host name</source>
        <translation>地址或主机名</translation>
    </message>
    <message>
        <source>Port that the server listens on; 0 is any that is free.</source>
        <translation>服务器监听的端口；0 表示任意空闲端口。</translation>
    </message>
    <message>
        <source>Web pages that may use the server from a browser.</source>
        <translation>允许从浏览器使用服务器的网页。</translation>
    </message>
    <message>
        <source>addresses such as https://example.org without a path, separated by commas</source>
        <translation>不带路径的地址，例如 https://example.org，以逗号分隔</translation>
    </message>
    <message>
        <source>Originals that one user may keep on the server, in MB; 0 is no limit.</source>
        <translation>每位用户可在服务器上保存的原始文件总量（MB）；0 表示不限。</translation>
    </message>
    <message>
        <source>Threads that serve connections; 0 takes it from the processor&apos;s cores.</source>
        <translation>处理连接的线程数；0 表示按处理器核心数决定。</translation>
    </message>
    <message>
        <source>Connections that the server keeps at once.</source>
        <translation>服务器同时保持的连接数。</translation>
    </message>
    <message>
        <source>Connections that one address may have at once.</source>
        <translation>单个地址可同时拥有的连接数。</translation>
    </message>
    <message>
        <source>Requests that one address may send in a second; four times as many at once.</source>
        <translation>单个地址每秒可发送的请求数；一次最多为其四倍。</translation>
    </message>
    <message>
        <source>Requests that one user may send in a second; four times as many at once.</source>
        <translation>单个用户每秒可发送的请求数；一次最多为其四倍。</translation>
    </message>
    <message>
        <source>WebSockets that one address may have open at once.</source>
        <translation>单个地址可同时打开的 WebSocket 数。</translation>
    </message>
    <message>
        <source>WebSockets that one user may have open at once.</source>
        <translation>单个用户可同时打开的 WebSocket 数。</translation>
    </message>
    <message>
        <source>PEM file with the server&apos;s certificate chain; empty is without encryption.</source>
        <translation>包含服务器证书链的 PEM 文件；留空则不加密。</translation>
    </message>
    <message>
        <source>PEM file with the certificate&apos;s private key.</source>
        <translation>包含证书私钥的 PEM 文件。</translation>
    </message>
    <message>
        <source>Proxies that are believed when they say whom a request is from.</source>
        <translation>其所报告的请求来源可信的代理。</translation>
    </message>
    <message>
        <source>addresses or networks such as 10.0.0.0/8, separated by commas</source>
        <translation>地址或网段，例如 10.0.0.0/8，以逗号分隔</translation>
    </message>
    <message>
        <source>Hours for which an interrupted upload can be resumed.</source>
        <translation>中断的上传可以续传的小时数。</translation>
    </message>
    <message>
        <source>Whether uploads are shown to a virus scanner first.</source>
        <translation>上传内容是否先经过病毒扫描。</translation>
    </message>
    <message>
        <source>Where the virus scanner clamd listens: a path, or host:port.</source>
        <translation>病毒扫描程序 clamd 的监听位置：路径或 host:port。</translation>
    </message>
    <message>
        <source>Where traces are sent by OTLP over HTTP; empty is nowhere.</source>
        <translation>通过 HTTP 上的 OTLP 发送跟踪数据的地址；留空则不发送。</translation>
    </message>
    <message>
        <source>Where traces are sent, with its whole path; empty is the endpoint above with /v1/traces.</source>
        <translation>跟踪数据发送到的地址（含完整路径）；留空则为上面的地址加 /v1/traces。</translation>
    </message>
    <message>
        <source>Headers for the traces&apos; receiver: name=value, separated by commas.</source>
        <translation>发给跟踪数据接收方的标头：名称=值，用逗号分隔。</translation>
    </message>
    <message>
        <source>Part of the traces that begin here and are sent; 1 is all of them.</source>
        <translation>在此开始的跟踪中要发送的比例；1 表示全部。</translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation>0 到 1 之间的数</translation>
    </message>
    <message>
        <source>an address that begins with http:// or https://</source>
        <translation>以 http:// 或 https:// 开头的地址</translation>
    </message>
    <message>
        <source>Name of this server in traces.</source>
        <translation>此服务器在跟踪数据中的名称。</translation>
    </message>
    <message>
        <source>What the workers of this program are called; empty is the computer&apos;s name.</source>
        <translation>此程序的工作进程名称；留空则使用计算机名。</translation>
    </message>
    <message>
        <source>Queues that jobs are taken from.</source>
        <translation>从中获取任务的队列。</translation>
    </message>
    <message>
        <source>names of letters, digits, dots, hyphens or underscores, separated by commas</source>
        <translation>由字母、数字、点、连字符或下划线组成的名称，以逗号分隔</translation>
    </message>
    <message>
        <source>Whether the graphics processor may be used. Not used yet.</source>
        <translation>是否可使用图形处理器。目前尚未使用。</translation>
    </message>
    <message>
        <source>Model that writes down what is said. Not used yet.</source>
        <translation>用于语音转写的模型。目前尚未使用。</translation>
    </message>
    <message>
        <source>Message broker between several computers. Not used yet.</source>
        <translation>多台计算机之间的消息代理。目前尚未使用。</translation>
    </message>
    <message>
        <source>Accepted, but nothing here needs Redis.</source>
        <translation>可以设置，但此处不需要 Redis。</translation>
    </message>
    <message>
        <source>Object store for the files. Not used yet.</source>
        <translation>用于文件的对象存储。目前尚未使用。</translation>
    </message>
    <message>
        <source>Bucket in the object store. Not used yet.</source>
        <translation>对象存储中的存储桶。目前尚未使用。</translation>
    </message>
    <message>
        <source>Region of the object store. Not used yet.</source>
        <translation>对象存储的区域。目前尚未使用。</translation>
    </message>
    <message>
        <source>Access key of the object store. Not used yet.</source>
        <translation>对象存储的访问密钥。目前尚未使用。</translation>
    </message>
    <message>
        <source>Secret key of the object store. Not used yet.</source>
        <translation>对象存储的私密密钥。目前尚未使用。</translation>
    </message>
    <message>
        <source>%1 is set, but this version does not use it yet.</source>
        <translation>已设置 %1，但此版本尚未使用它。</translation>
    </message>
    <message>
        <source>TLS_CERTIFICATE and TLS_KEY belong together: set both or neither.</source>
        <translation>TLS_CERTIFICATE 和 TLS_KEY 必须同时设置或都不设置。</translation>
    </message>
    <message>
        <source>Minutes for which a sign-in to a server is good before it is renewed.</source>
        <translation>登录服务器后，需要续期前的有效分钟数。</translation>
    </message>
    <message>
        <source>Days without use after which one has to sign in to a server again.</source>
        <translation>未使用多少天后需要重新登录服务器。</translation>
    </message>
    <message>
        <source>What each user of a server may upload in all, in MB; 0 is no limit.</source>
        <translation>服务器每位用户可上传的总量，单位 MB；0 表示不限制。</translation>
    </message>
    <message>
        <source>Days for which a server remembers who did what.</source>
        <translation>服务器保留操作记录的天数。</translation>
    </message>
    <message>
        <source>an absolute path, or a host and a port such as localhost:3310</source>
        <translation>绝对路径，或主机和端口，如 localhost:3310</translation>
    </message>
    <message>
        <source>Largest file that is shown to the virus scanner, in MB; no more than its own limits.</source>
        <translation>提交给病毒扫描程序的最大文件（MB）；不得超过其自身的限制。</translation>
    </message>
    <message>
        <source>Seconds without a word from the virus scanner after which a scan is given up.</source>
        <translation>病毒扫描程序无回应多少秒后放弃扫描。</translation>
    </message>
</context>
<context>
    <name>Sound</name>
    <message>
        <source>The sound of “%1” cannot be decoded.</source>
        <translation>无法解码“%1”的声音。</translation>
    </message>
    <message>
        <source>The sound of “%1” is coded as %2, which Chalkreel cannot read.</source>
        <translation>“%1”的声音编码为 %2，Chalkreel 无法读取。</translation>
    </message>
    <message>
        <source>The sound could not be encoded.</source>
        <translation>无法编码声音。</translation>
    </message>
    <message>
        <source>No sound can be made: this FFmpeg has no AAC encoder.</source>
        <translation>无法制作声音：此 FFmpeg 没有 AAC 编码器。</translation>
    </message>
    <message>
        <source>The sound could not be taken over.</source>
        <translation>无法直接采用声音。</translation>
    </message>
    <message>
        <source>No %1 can be made: this FFmpeg lacks the encoder %2.</source>
        <translation>无法生成 %1：此 FFmpeg 缺少编码器 %2。</translation>
    </message>
</context>
<context>
    <name>Storage</name>
    <message>
        <source>This is not a name for a file in the library.</source>
        <translation>这不是资料库中文件的有效名称。</translation>
    </message>
    <message>
        <source>“%1” is missing in the library.</source>
        <translation>资料库中缺少“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not an absolute path for the library&apos;s folder %2.</source>
        <translation>“%1”不是资料库文件夹 %2 的绝对路径。</translation>
    </message>
    <message>
        <source>The library&apos;s folder “%1” cannot be written.</source>
        <translation>无法写入资料库文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>“%1”不是文件。</translation>
    </message>
    <message>
        <source>“%1” cannot be stored in the library.</source>
        <translation>无法将“%1”存入资料库。</translation>
    </message>
    <message>
        <source>“%1” cannot be removed.</source>
        <translation>无法移除“%1”。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be removed.</source>
        <translation>无法移除文件夹“%1”。</translation>
    </message>
    <message>
        <source>The library&apos;s folder “%1” cannot be read.</source>
        <translation>无法读取资料库文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>无法读取“%1”。</translation>
    </message>
    <message>
        <source>“%1” was changed while it was copied. Wait until it is complete and try again.</source>
        <translation>“%1”在复制期间被更改。请等待其完整后重试。</translation>
    </message>
    <message>
        <source>The folder “%1” cannot be created.</source>
        <translation>无法创建文件夹“%1”。</translation>
    </message>
    <message>
        <source>“%1” is not a folder.</source>
        <translation>“%1”不是文件夹。</translation>
    </message>
</context>
<context>
    <name>Storyboard</name>
    <message>
        <source>There is not enough memory for the storyboard.</source>
        <translation>内存不足，无法制作分镜图。</translation>
    </message>
</context>
<context>
    <name>SystemError</name>
    <message>
        <source>The disk is full: free some space and try again.</source>
        <translation>磁盘已满：请释放空间后重试。</translation>
    </message>
    <message>
        <source>You do not have permission: check the rights of the file and its folder.</source>
        <translation>没有权限：请检查文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>The disk is read-only.</source>
        <translation>磁盘为只读。</translation>
    </message>
    <message>
        <source>It does not exist: it may have been moved or renamed.</source>
        <translation>它不存在：可能已被移动或重命名。</translation>
    </message>
    <message>
        <source>Its name is too long.</source>
        <translation>名称过长。</translation>
    </message>
    <message>
        <source>The disk reported an error.</source>
        <translation>磁盘报告了错误。</translation>
    </message>
</context>
<context>
    <name>TimeLimit</name>
    <message>
        <source>Processing “%1” took longer than its limit of %2 seconds (JOB_TIMEOUT) and was stopped.</source>
        <translation>“%1”的处理时间超过了 %2 秒的限制（JOB_TIMEOUT），已停止。</translation>
    </message>
</context>
<context>
    <name>VideoEncoder</name>
    <message>
        <source>The video could not be encoded.</source>
        <translation>无法编码视频。</translation>
    </message>
    <message>
        <source>No video can be made: this FFmpeg has no x264 encoder. Install an FFmpeg that has it.</source>
        <translation>无法制作视频：此 FFmpeg 没有 x264 编码器。请安装带有它的 FFmpeg。</translation>
    </message>
</context>
<context>
    <name>VideoOutput</name>
    <message>
        <source>There was not enough memory for a picture.</source>
        <translation>内存不足，无法处理画面。</translation>
    </message>
    <message>
        <source>The work folder cannot be written.</source>
        <translation>无法写入工作文件夹。</translation>
    </message>
</context>
<context>
    <name>VideoPass</name>
    <message>
        <source>“%1” is damaged: none of its pictures can be decoded.</source>
        <translation>“%1”已损坏：无法解码任何画面。</translation>
    </message>
    <message>
        <source>“%1” ends early: the file is cut off. What could be read was kept.</source>
        <translation>“%1”提前结束：文件被截断。可读取的部分已保留。</translation>
    </message>
    <message>
        <source>Damaged pictures in “%1” were left out or may look wrong: %2.</source>
        <translation>“%1”中损坏的画面已略过或可能显示异常：%2。</translation>
    </message>
</context>
<context>
    <name>chalkreel::DesktopApp</name>
    <message>
        <source>The demo clip is being made…</source>
        <translation>正在制作演示短片…</translation>
    </message>
    <message>
        <source>The language changes with the next start of Chalkreel, as videos are being brought in.</source>
        <translation>由于正在添加视频，语言将在下次启动 Chalkreel 时更改。</translation>
    </message>
</context>
<context>
    <name>chalkreel::Player</name>
    <message>
        <source>There is no picture to take.</source>
        <translation>没有可截取的画面。</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::AboutDialog</name>
    <message>
        <source>About Chalkreel</source>
        <translation>关于 Chalkreel</translation>
    </message>
    <message>
        <source>Look at videos frame by frame, prepare, compare and share them.</source>
        <translation>逐帧查看、准备、比较和分享视频。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.
Built on Qt %1, FFmpeg and OpenCV.</source>
        <translation>自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。
基于 Qt %1、FFmpeg 和 OpenCV。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::AssetModel</name>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Banner</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Show the technical text</source>
        <translation>显示技术信息</translation>
    </message>
    <message>
        <source>Copy the message and its details</source>
        <translation>复制消息及其详情</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术详情</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>出错了。</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::BinBar</name>
    <message>
        <source>Empty the bin…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Delete everything in the bin for good</source>
        <translation>永久删除回收站中的所有内容</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) in the bin</source>
        <translation>
            <numerusform>回收站中有 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty the bin</source>
        <translation>清空回收站</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n video(s) and everything made from them for good?</source>
        <translation>
            <numerusform>永久删除 %n 个视频及由其制作的所有内容？</numerusform>
        </translation>
    </message>
    <message>
        <source>This frees at least %1 and cannot be undone.</source>
        <translation>这将至少释放 %1，且无法撤销。</translation>
    </message>
    <message>
        <source>Files that were left where they are stay there.</source>
        <translation>留在原处的文件不会被删除。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::CardDelegate</name>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Preparing %1</source>
        <translation>准备中 %1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出错了</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>New name</source>
        <translation>新名称</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::DeskPage</name>
    <message>
        <source>Back to the library</source>
        <translation>返回资料库</translation>
    </message>
    <message>
        <source>Pictures are being prepared…</source>
        <translation>正在准备画面…</translation>
    </message>
    <message>
        <source>No sound</source>
        <translation>没有声音</translation>
    </message>
    <message>
        <source>Being prepared…</source>
        <translation>准备中…</translation>
    </message>
    <message>
        <source>frame %1 / %2</source>
        <translation>第 %1 帧 / %2</translation>
    </message>
    <message>
        <source>No video is open.</source>
        <translation>没有打开的视频。</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>This video cannot be shown.</source>
        <translation>无法显示此视频。</translation>
    </message>
    <message>
        <source>Sound without pictures</source>
        <translation>只有声音</translation>
    </message>
    <message>
        <source>counting frames…</source>
        <translation>正在统计帧数…</translation>
    </message>
    <message>
        <source>exact frame shown</source>
        <translation>显示精确帧</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::DetailsPane</name>
    <message>
        <source>Select a video to see its details.</source>
        <translation>选择一个视频以查看详情。</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close the details (I)</source>
        <translation>关闭详情 (I)</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>What is to be seen?</source>
        <translation>画面内容是什么？</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>technique, to review</source>
        <translation>技术, 待审阅</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) selected</source>
        <translation>
            <numerusform>已选择 %n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>Show where it is…</source>
        <translation>指出文件位置…</translation>
    </message>
    <message>
        <source>Choose the file in its new place (%1)</source>
        <translation>选择文件的新位置（%1）</translation>
    </message>
    <message>
        <source>Its file is no longer where it was left: %1</source>
        <translation>文件已不在原来的位置：%1</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Prepare again (%1)</source>
        <translation>重新准备（%1）</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::DropOverlay</name>
    <message>
        <source>Drop to add to the library</source>
        <translation>松开即可加入资料库</translation>
    </message>
    <message>
        <source>Drop to add to “%1”</source>
        <translation>松开即可加入“%1”</translation>
    </message>
    <message>
        <source>Files and whole folders</source>
        <translation>文件和整个文件夹</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::EmptyLibrary</name>
    <message>
        <source>Add videos</source>
        <translation>添加视频</translation>
    </message>
    <message>
        <source>Open the demo clip</source>
        <translation>打开演示短片</translation>
    </message>
    <message>
        <source>Add videos from this computer (Ctrl+O)</source>
        <translation>从本机添加视频 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Make a short clip to try things with</source>
        <translation>制作一段短片来试用</translation>
    </message>
    <message>
        <source>Nothing here is called “%1”.</source>
        <translation>这里没有名为“%1”的内容。</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Drop videos or folders anywhere in this window to begin.</source>
        <translation>将视频或文件夹拖到此窗口任意位置即可开始。</translation>
    </message>
    <message>
        <source>Nothing is being prepared.</source>
        <translation>没有正在准备的内容。</translation>
    </message>
    <message>
        <source>Nothing has failed.</source>
        <translation>没有失败的内容。</translation>
    </message>
    <message>
        <source>“%1” is empty: drop videos here.</source>
        <translation>“%1”是空的：将视频拖到这里。</translation>
    </message>
    <message>
        <source>There are no videos here.</source>
        <translation>这里没有视频。</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::FrameExport</name>
    <message>
        <source>The frame could not be saved as “%1”.</source>
        <translation>无法将该帧保存为“%1”。</translation>
    </message>
    <message>
        <source>Frame %1 copied</source>
        <translation>已复制第 %1 帧</translation>
    </message>
    <message>
        <source>%1 frame %2</source>
        <comment>proposed file name: title, frame number</comment>
        <translation>%1 第 %2 帧</translation>
    </message>
    <message>
        <source>Save frame</source>
        <translation>保存帧</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG 图片 (*.png)</translation>
    </message>
    <message>
        <source>JPEG picture (*.jpg *.jpeg)</source>
        <translation>JPEG 图片 (*.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>已保存为 %1</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::HistogramChart</name>
    <message>
        <source>Histogram of red, green, blue and brightness</source>
        <translation>红、绿、蓝和亮度的直方图</translation>
    </message>
    <message>
        <source>How often each brightness occurs, dark at the left; below it the dominant colours</source>
        <translation>各亮度出现的频率，左侧为暗；下方为主要颜色</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::ImportDialog</name>
    <message>
        <source>Leave the files where they are</source>
        <translation>文件保留在原处</translation>
    </message>
    <message>
        <source>Add to the library</source>
        <translation>加入资料库</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>technique, to review</source>
        <translation>技术, 待审阅</translation>
    </message>
    <message>
        <source>Nothing is copied; the files must then stay in their place</source>
        <translation>不复制任何内容；文件须保持在原位置</translation>
    </message>
    <message>
        <source>What this computer needs</source>
        <translation>本机所需</translation>
    </message>
    <message>
        <source>All sizes, also for sharing</source>
        <translation>所有尺寸，也用于分享</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>标签(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Prepare</source>
        <translation>准备(&amp;P)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>Add %n file(s)</source>
        <translation>
            <numerusform>添加 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>None of these files can be added.</source>
        <translation>这些文件都无法添加。</translation>
    </message>
    <message>
        <source>Needs about %1; %2 are free.</source>
        <translation>约需 %1；可用 %2。</translation>
    </message>
    <message>
        <source>Needs about %1, but only %2 are free. Leave some files out or free some space.</source>
        <translation>约需 %1，但仅剩 %2。请减少文件或释放空间。</translation>
    </message>
    <message>
        <source>As chosen in the settings</source>
        <translation>按设置中的选择</translation>
    </message>
    <message>
        <source>Already in the library: %1</source>
        <translation>资料库中已有：%1</translation>
    </message>
    <message>
        <source>%1. Tick it to add it all the same.</source>
        <translation>%1。勾选后仍会添加。</translation>
    </message>
    <message>
        <source>No file is ticked.</source>
        <translation>未勾选任何文件。</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Importer</name>
    <message>
        <source>Add videos</source>
        <translation>添加视频</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>There are no videos, sounds or pictures in this folder.</source>
        <translation>此文件夹中没有视频、声音或图片。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n file(s) are taken at once.</source>
        <translation>
            <numerusform>一次只处理前 %n 个文件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::JobDelegate</name>
    <message>
        <source>Cancel (Del)</source>
        <translation>取消 (Del)</translation>
    </message>
    <message>
        <source>Do it sooner (+)</source>
        <translation>提前处理 (+)</translation>
    </message>
    <message>
        <source>Do it later (-)</source>
        <translation>延后处理 (-)</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Take off the list (Del)</source>
        <translation>从列表移除 (Del)</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::JobsPanel</name>
    <message>
        <source>Jobs</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Nothing is being prepared.</source>
        <translation>没有正在准备的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n 个任务运行中</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 waiting</source>
        <translation>%1，%2 个等待中</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n 个运行中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n 个等待中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Prepare again</source>
        <translation>重新准备</translation>
    </message>
    <message>
        <source>Make all sizes</source>
        <translation>制作所有尺寸</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Move to the bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>永久删除…</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移动到文件夹</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Delete “%1” and everything made from it for good?</source>
        <translation>永久删除“%1”及由其制作的所有内容？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n video(s) and everything made from them for good?</source>
        <translation>
            <numerusform>永久删除 %n 个视频及由其制作的所有内容？</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Show where it is…</source>
        <translation>指出文件位置…</translation>
    </message>
    <message>
        <source>Where is “%1”?</source>
        <translation>“%1”在哪里？</translation>
    </message>
    <message>
        <source>It is this one</source>
        <translation>就是这个</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryCommands</name>
    <message>
        <source>Renamed to “%1”</source>
        <translation>已重命名为“%1”</translation>
    </message>
    <message>
        <source>Description of “%1” changed</source>
        <translation>已更改“%1”的描述</translation>
    </message>
    <message>
        <source>Tags of “%1” changed</source>
        <translation>已更改“%1”的标签</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) taken out of their folder</source>
        <translation>
            <numerusform>已将 %n 个视频移出文件夹</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) moved to “%1”</source>
        <translation>
            <numerusform>已将 %n 个视频移到“%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” moved to the bin</source>
        <translation>已将“%1”移到回收站</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) moved to the bin</source>
        <translation>
            <numerusform>已将 %n 个视频移到回收站</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is being compared with what “%2” was made from…</source>
        <translation>正在将“%1”与“%2”的原文件比较…</translation>
    </message>
    <message>
        <source>“%1” has its file again.</source>
        <translation>“%1”已重新找到其文件。</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryGrid</name>
    <message>
        <source>Videos</source>
        <translation>视频</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n 个视频</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryPage</name>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved. How videos are prepared changes with the next start of Chalkreel.</source>
        <translation>已保存。视频的准备方式将在下次启动 Chalkreel 时更改。</translation>
    </message>
    <message>
        <source>The files are being compared with the library…</source>
        <translation>正在将文件与资料库比较…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>This file is already in the library: %1</source>
        <translation>此文件已在资料库中：%1</translation>
    </message>
    <message>
        <source>Add it all the same</source>
        <translation>仍然添加</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Open the selected video</source>
        <translation>打开所选视频</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Job: sooner, later, cancel, retry</source>
        <translation>任务：提前、延后、取消、重试</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::PlayerActions</name>
    <message>
        <source>Previous frame</source>
        <translation>上一帧</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Next frame</source>
        <translation>下一帧</translation>
    </message>
    <message>
        <source>Back one second</source>
        <translation>后退一秒</translation>
    </message>
    <message>
        <source>Forward one second</source>
        <translation>前进一秒</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>第一帧</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>最后一帧</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play, then faster</source>
        <translation>播放，然后加快</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>Normal speed</source>
        <translation>正常速度</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Compare: original or enhanced</source>
        <translation>比较：原件或增强</translation>
    </message>
    <message>
        <source>Compare side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Save frame…</source>
        <translation>保存帧…</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>复制帧</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show the defaults</source>
        <translation>显示默认值</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>New videos</source>
        <translation>新视频</translation>
    </message>
    <message>
        <source>What is made of each. Pictures, sound curve and facts always are.</source>
        <translation>为每个视频制作的内容。图片、声音曲线和信息始终会制作。</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>Changes here take effect at the next start of Chalkreel.</source>
        <translation>更改将在下次启动 Chalkreel 时生效。</translation>
    </message>
    <message>
        <source>Videos at &amp;once</source>
        <translation>同时处理的视频数(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Memory for reading one file</source>
        <translation>读取单个文件的内存(&amp;M)</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Give up without progress &amp;after</source>
        <translation>无进展多久后放弃(&amp;A)</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>&amp;Give up a video after</source>
        <translation>单个视频多久后放弃(&amp;G)</translation>
    </message>
    <message>
        <source>By its length</source>
        <translation>按视频长度</translation>
    </message>
    <message>
        <source>Usually: %1</source>
        <translation>通常：%1</translation>
    </message>
    <message>
        <source>Comes from: %1. It is stronger than what is chosen here.</source>
        <translation>来自：%1。其优先级高于此处的选择。</translation>
    </message>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Show the library&apos;s files in the file manager</source>
        <translation>在文件管理器中显示资料库的文件</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Sidebar</name>
    <message>
        <source>Name of the folder</source>
        <translation>文件夹名称</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>New folder inside</source>
        <translation>新建子文件夹</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Remove folder, keep its videos</source>
        <translation>移除文件夹，保留视频</translation>
    </message>
    <message>
        <source>Empty the bin…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::SidebarModel</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>All videos</source>
        <translation>所有视频</translation>
    </message>
    <message>
        <source>Added this week</source>
        <translation>本周添加</translation>
    </message>
    <message>
        <source>Processing</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::StartPage</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use another folder…</source>
        <translation>使用其他文件夹…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术详情</translation>
    </message>
    <message>
        <source>Opening the library…</source>
        <translation>正在打开资料库…</translation>
    </message>
    <message>
        <source>The library cannot be opened</source>
        <translation>无法打开资料库</translation>
    </message>
    <message>
        <source>Folder for the library</source>
        <translation>资料库文件夹</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>使用此文件夹</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::StatusStrip</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Everything saved</source>
        <translation>全部已保存</translation>
    </message>
    <message>
        <source>Undo (%1)</source>
        <translation>撤销 (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n 个视频</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags of “%1”, separated by commas:</source>
        <translation>“%1”的标签，用逗号分隔：</translation>
    </message>
    <message numerus="yes">
        <source>Tags that %n video(s) share, separated by commas:</source>
        <translation>
            <numerusform>%n 个视频共有的标签，用逗号分隔：</numerusform>
        </translation>
    </message>
    <message>
        <source>Save tags</source>
        <translation>保存标签</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Left and Right step by frames, Home and End go to the ends</source>
        <translation>左右键逐帧移动，Home 和 End 到两端</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TopBar</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>工作台</translation>
    </message>
    <message>
        <source>Add videos</source>
        <translation>添加视频</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search names, tags, descriptions…  %1</source>
        <translation>搜索名称、标签、描述…  %1</translation>
    </message>
    <message>
        <source>Search names, tags and descriptions (%1)</source>
        <translation>搜索名称、标签和描述 (%1)</translation>
    </message>
    <message>
        <source>Theme, language, keys (F10)</source>
        <translation>主题、语言、快捷键 (F10)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Search (%1)</source>
        <translation>搜索 (%1)</translation>
    </message>
    <message>
        <source>Add videos (%1)</source>
        <translation>添加视频 (%1)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TransportBar</name>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Frames that could not be shown in time while playing</source>
        <translation>播放时未能及时显示的帧</translation>
    </message>
    <message>
        <source>Speed ([ and ] change it, \ is normal)</source>
        <translation>速度（[ 和 ] 调整，\ 恢复正常）</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Sound track</source>
        <translation>音轨</translation>
    </message>
    <message>
        <source>Which copy of the video is shown</source>
        <translation>正在显示视频的哪个副本</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>This computer has no sound output</source>
        <translation>本机没有声音输出</translation>
    </message>
    <message numerus="yes">
        <source>%n dropped</source>
        <comment>frames</comment>
        <translation>
            <numerusform>丢弃 %n 帧</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::VideoView</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::WindowMenu</name>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Open the data folder</source>
        <translation>打开数据文件夹</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keyboard shortcuts (%1)</source>
        <translation>键盘快捷键 (%1)</translation>
    </message>
    <message>
        <source>About Chalkreel</source>
        <translation>关于 Chalkreel</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Settings (%1)</source>
        <translation>设置（%1）</translation>
    </message>
</context>
<context>
    <name>Security</name>
    <message>
        <source>Sign in again.</source>
        <translation>请重新登录。</translation>
    </message>
    <message>
        <source>There is no such token.</source>
        <translation>没有这个令牌。</translation>
    </message>
    <message>
        <source>Sign in with your password for this: a token may not.</source>
        <translation>此操作需要用密码登录：令牌无权执行。</translation>
    </message>
    <message>
        <source>A token is made by whom it stands for.</source>
        <translation>令牌只能由其所代表的用户本人创建。</translation>
    </message>
    <message>
        <source>A token&apos;s name has 1 to %1 characters.</source>
        <translation>令牌名称须为 1 到 %1 个字符。</translation>
    </message>
    <message>
        <source>A token cannot have run out when it is made.</source>
        <translation>创建令牌时它不能已经过期。</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>没有这个用户。</translation>
    </message>
    <message>
        <source>There are too many tokens. Remove some first.</source>
        <translation>令牌过多。请先移除一些。</translation>
    </message>
    <message>
        <source>Only an admin may do this.</source>
        <translation>只有管理员可以执行此操作。</translation>
    </message>
    <message>
        <source>A list has 1 to %1 entries.</source>
        <translation>列表须为 1 到 %1 项。</translation>
    </message>
    <message>
        <source>This server has its first user already. Sign in.</source>
        <translation>此服务器已有首个用户。请登录。</translation>
    </message>
    <message>
        <source>This is not the code that the server shows where it was started.</source>
        <translation>这不是服务器在启动处显示的代码。</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>尝试次数过多。请在 %n 秒后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Too many people sign in at this moment. Try again in a moment.</source>
        <translation>当前登录人数过多。请稍后重试。</translation>
    </message>
    <message>
        <source>A password has %1 to %2 characters.</source>
        <translation>密码须为 %1 到 %2 个字符。</translation>
    </message>
    <message>
        <source>The password has to be another than the name.</source>
        <translation>密码不能与名称相同。</translation>
    </message>
    <message>
        <source>There is not enough memory to keep a password safe. Try again.</source>
        <translation>内存不足，无法安全保存密码。请重试。</translation>
    </message>
    <message>
        <source>The secret key “%1” cannot be written.</source>
        <translation>无法写入密钥“%1”。</translation>
    </message>
    <message>
        <source>The secret key “%1” cannot be read.</source>
        <translation>无法读取密钥“%1”。</translation>
    </message>
    <message>
        <source>Others may read the secret key “%1”. Take their rights to it away (chmod 600), or remove it: then everybody signs in anew.</source>
        <translation>其他人可以读取密钥“%1”。请取消其权限 (chmod 600)，或将其移除：届时所有人都需重新登录。</translation>
    </message>
    <message>
        <source>The secret key “%1” is too short. Remove it: a new one is made, and everybody signs in anew.</source>
        <translation>密钥“%1”太短。请将其移除：系统会创建新密钥，所有人都需重新登录。</translation>
    </message>
    <message>
        <source>Name or password is wrong.</source>
        <translation>名称或密码错误。</translation>
    </message>
    <message>
        <source>Without accounts no ticket is needed.</source>
        <translation>未启用账户时不需要票据。</translation>
    </message>
    <message>
        <source>Too many connections are being opened. Try again in a moment.</source>
        <translation>正在打开的连接过多。请稍后重试。</translation>
    </message>
    <message>
        <source>This link leads nowhere, or not any more.</source>
        <translation>此链接无效或已失效。</translation>
    </message>
    <message>
        <source>You may not share videos.</source>
        <translation>您无权分享视频。</translation>
    </message>
    <message>
        <source>A link&apos;s label has at most %1 characters.</source>
        <translation>链接标签最多 %1 个字符。</translation>
    </message>
    <message>
        <source>A link cannot have run out when it is made.</source>
        <translation>创建链接时它不能已经过期。</translation>
    </message>
    <message>
        <source>This link needs a password.</source>
        <translation>此链接需要密码。</translation>
    </message>
    <message>
        <source>The password of this link is another one.</source>
        <translation>此链接的密码不正确。</translation>
    </message>
    <message>
        <source>This link is not valid any more. Ask for a new one.</source>
        <translation>此链接已失效。请索取新链接。</translation>
    </message>
    <message>
        <source>There has to be an admin who can sign in. Make another one first.</source>
        <translation>必须有一位可以登录的管理员。请先创建另一位。</translation>
    </message>
    <message>
        <source>There is a user “%1” already.</source>
        <translation>已有用户“%1”。</translation>
    </message>
    <message>
        <source>A user&apos;s name has 1 to %1 visible characters.</source>
        <translation>用户名称须为 1 到 %1 个可见字符。</translation>
    </message>
    <message>
        <source>A quota is 0 or a number of bytes.</source>
        <translation>配额须为 0 或字节数。</translation>
    </message>
    <message>
        <source>The present password is another one.</source>
        <translation>当前密码不正确。</translation>
    </message>
    <message>
        <source>The user “%1” was changed in the meantime.</source>
        <translation>用户“%1”在此期间已被更改。</translation>
    </message>
</context>
<context>
    <name>Annotation</name>
    <message>
        <source>“%1” has to be a time in seconds from 0 on, on the video&apos;s own clock.</source>
        <translation>“%1”必须是从 0 开始的秒数，以视频自身的时钟为准。</translation>
    </message>
    <message>
        <source>“%1” may not be before “%2”.</source>
        <translation>“%1”不能早于“%2”。</translation>
    </message>
</context>
<context>
    <name>AudioExtraction</name>
    <message>
        <source>“%1” of %2 has to be one of: %3.</source>
        <translation>%2 的“%1”必须是以下之一：%3。</translation>
    </message>
    <message>
        <source>“%1” has to be 1 or 2.</source>
        <translation>“%1”必须是 1 或 2。</translation>
    </message>
</context>
<context>
    <name>Comment</name>
    <message>
        <source>A comment needs a text.</source>
        <translation>评论需要有文字。</translation>
    </message>
</context>
<context>
    <name>Drawing</name>
    <message>
        <source>“%1” may have at most %2 points.</source>
        <translation>“%1”最多可有 %2 个点。</translation>
    </message>
    <message>
        <source>“%1” has to be [x, y], [x, y, pressure] or an object with the numbers x and y.</source>
        <translation>“%1”必须是 [x, y]、[x, y, 压力] 或包含数字 x 和 y 的对象。</translation>
    </message>
    <message>
        <source>“%1” needs at least one point.</source>
        <translation>“%1”至少需要一个点。</translation>
    </message>
    <message>
        <source>“%1” has to lie between %2 and %3, in fractions of the picture.</source>
        <translation>“%1”必须在 %2 与 %3 之间，以画面的比例计。</translation>
    </message>
    <message>
        <source>The pressure of “%1” has to be between 0 and 1.</source>
        <translation>“%1”的压力必须在 0 与 1 之间。</translation>
    </message>
    <message>
        <source>“%1” has to be between %2 and %3.</source>
        <translation>“%1”必须在 %2 与 %3 之间。</translation>
    </message>
    <message>
        <source>“%1” may have at most %2 bytes.</source>
        <translation>“%1”最多可有 %2 字节。</translation>
    </message>
</context>
<context>
    <name>JsonInput</name>
    <message>
        <source>“%1” has to be a number.</source>
        <translation>“%1”必须是数字。</translation>
    </message>
    <message>
        <source>“%1” has to be a whole number.</source>
        <translation>“%1”必须是整数。</translation>
    </message>
    <message>
        <source>“%1” has to be a text.</source>
        <translation>“%1”必须是文本。</translation>
    </message>
    <message>
        <source>“%1” has to be true or false.</source>
        <translation>“%1”必须是 true 或 false。</translation>
    </message>
    <message>
        <source>“%1” has to be a list.</source>
        <translation>“%1”必须是列表。</translation>
    </message>
    <message>
        <source>“%1” has to be an object.</source>
        <translation>“%1”必须是对象。</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>缺少“%1”。</translation>
    </message>
    <message>
        <source>“%1” has to be a colour: #RGB, #RRGGBB or #RRGGBBAA.</source>
        <translation>“%1”必须是颜色：#RGB、#RRGGBB 或 #RRGGBBAA。</translation>
    </message>
    <message>
        <source>“%1” may have at most %2 characters.</source>
        <translation>“%1”最多可有 %2 个字符。</translation>
    </message>
    <message>
        <source>“%1” may hold no NUL character.</source>
        <translation>“%1”不能包含 NUL 字符。</translation>
    </message>
    <message>
        <source>“%1” has to be an id: a UUID.</source>
        <translation>“%1”必须是标识符：UUID。</translation>
    </message>
    <message>
        <source>“%1” has to be one of: %2.</source>
        <translation>“%1”必须是以下之一：%2。</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message>
        <source>A review needs a title.</source>
        <translation>审阅需要有标题。</translation>
    </message>
</context>
<context>
    <name>SoundCheck</name>
    <message>
        <source>“%1” has no sound.</source>
        <translation>“%1”没有声音。</translation>
    </message>
    <message>
        <source>“%1” is too long.</source>
        <translation>“%1”太长。</translation>
    </message>
    <message>
        <source>“%1” is a video, not a recording of sound.</source>
        <translation>“%1”是视频，而不是录音。</translation>
    </message>
    <message>
        <source>The sound of “%1” cannot be read.</source>
        <translation>无法读取“%1”的声音。</translation>
    </message>
</context>
<context>
    <name>SoundExtraction</name>
    <message>
        <source>“%1” has no sound.</source>
        <translation>“%1”没有声音。</translation>
    </message>
</context>
<context>
    <name>SoundFile</name>
    <message>
        <source>This FFmpeg cannot write %1 files.</source>
        <translation>此 FFmpeg 无法写入 %1 文件。</translation>
    </message>
    <message>
        <source>“%1” cannot be written.</source>
        <translation>无法写入“%1”。</translation>
    </message>
</context>
<context>
    <name>VoiceOver</name>
    <message>
        <source>There is no room to look at “%1”.</source>
        <translation>没有空间来检查“%1”。</translation>
    </message>
    <message>
        <source>Nothing here can look at sound files.</source>
        <translation>这里没有可以检查声音文件的程序。</translation>
    </message>
    <message>
        <source>“%1” is not a file.</source>
        <translation>“%1”不是文件。</translation>
    </message>
    <message>
        <source>This is a drawing: it has no sound.</source>
        <translation>这是一幅绘图，没有声音。</translation>
    </message>
    <message>
        <source>A voice-over has to be one of: %1. “%2” is %3.</source>
        <translation>配音必须是以下之一：%1。“%2”是 %3。</translation>
    </message>
</context>
<context>
    <name>Quarantine</name>
    <message>
        <source>“%1” could not be put in quarantine.</source>
        <translation>无法隔离“%1”。</translation>
    </message>
    <message>
        <source>“%1” was refused: the virus scanner found %2 in it.</source>
        <translation>“%1”已被拒绝：病毒扫描程序在其中发现了 %2。</translation>
    </message>
</context>
<context>
    <name>ReceivedScan</name>
    <message>
        <source>“%1” is more than the virus scanner looks at (%2 MB), and nothing comes in here that it has not looked at.</source>
        <translation>“%1”超出病毒扫描程序检查的大小（%2 MB），未经检查的文件不能进入此处。</translation>
    </message>
    <message>
        <source>The virus scanner cannot be reached, and nothing comes in without it. It will be asked again.</source>
        <translation>无法连接病毒扫描程序，没有它任何文件都不能进入。稍后会再次询问。</translation>
    </message>
    <message>
        <source>The virus scanner said nothing of “%1”. It will be asked again.</source>
        <translation>病毒扫描程序没有对“%1”给出结果。稍后会再次询问。</translation>
    </message>
</context>
<context>
    <name>Scan</name>
    <message>
        <source>CLAMD_SOCKET: “%1” is neither the path of a socket nor host:port.</source>
        <translation>CLAMD_SOCKET：“%1”既不是套接字的路径，也不是 host:port。</translation>
    </message>
    <message>
        <source>The virus scanner cannot be reached.</source>
        <translation>无法连接病毒扫描程序。</translation>
    </message>
    <message>
        <source>The virus scanner did not answer in time.</source>
        <translation>病毒扫描程序没有及时回应。</translation>
    </message>
    <message>
        <source>What listens at CLAMD_SOCKET is no clamd.</source>
        <translation>CLAMD_SOCKET 上监听的不是 clamd。</translation>
    </message>
</context>
</TS>
