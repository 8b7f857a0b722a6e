<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>JobRow</name>
    <message numerus="yes">
        <source>%n file(s), %1</source>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Security</name>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many attempts. Try again in %n second.</numerusform>
            <numerusform>Too many attempts. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::BinBar</name>
    <message numerus="yes">
        <source>%n video(s) in the bin</source>
        <translation>
            <numerusform>%n video in the bin</numerusform>
            <numerusform>%n videos in the bin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n video(s) and everything made from them for good?</source>
        <translation>
            <numerusform>Delete %n video and everything made from it for good?</numerusform>
            <numerusform>Delete %n videos and everything made from them for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::DetailsPane</name>
    <message numerus="yes">
        <source>%n video(s) selected</source>
        <translation>
            <numerusform>%n video selected</numerusform>
            <numerusform>%n videos selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::ImportDialog</name>
    <message numerus="yes">
        <source>Add %n file(s)</source>
        <translation>
            <numerusform>Add %n file</numerusform>
            <numerusform>Add %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::Importer</name>
    <message numerus="yes">
        <source>Only the first %n file(s) are taken at once.</source>
        <translation>
            <numerusform>Only the first file is taken at once.</numerusform>
            <numerusform>Only the first %n files are taken at once.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::JobsPanel</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryActions</name>
    <message numerus="yes">
        <source>Delete %n video(s) and everything made from them for good?</source>
        <translation>
            <numerusform>Delete %n video and everything made from it for good?</numerusform>
            <numerusform>Delete %n videos and everything made from them for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryCommands</name>
    <message numerus="yes">
        <source>%n video(s) taken out of their folder</source>
        <translation>
            <numerusform>%n video taken out of its folder</numerusform>
            <numerusform>%n videos taken out of their folder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) moved to “%1”</source>
        <translation>
            <numerusform>%n video moved to “%1”</numerusform>
            <numerusform>%n videos moved to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n video(s) moved to the bin</source>
        <translation>
            <numerusform>%n video moved to the bin</numerusform>
            <numerusform>%n videos moved to the bin</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::LibraryGrid</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n video(s)</source>
        <translation>
            <numerusform>%n video</numerusform>
            <numerusform>%n videos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TagsDialog</name>
    <message numerus="yes">
        <source>Tags that %n video(s) share, separated by commas:</source>
        <translation>
            <numerusform>Tags of %n video, separated by commas:</numerusform>
            <numerusform>Tags that %n videos share, separated by commas:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>chalkreel::ui::TransportBar</name>
    <message numerus="yes">
        <source>%n dropped</source>
        <comment>frames</comment>
        <translation>
            <numerusform>%n dropped</numerusform>
            <numerusform>%n dropped</numerusform>
        </translation>
    </message>
</context>
</TS>
