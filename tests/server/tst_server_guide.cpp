#include "tests/e2e/ctl_run.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

namespace {

QString contentOf(const QString &path)
{
    QFile file{QStringLiteral(CHALKREEL_SOURCE_DIR) + u'/' + path};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

/// The commands of the guide, as somebody would copy them.
QStringList guideCommands()
{
    const QString guide = contentOf(u"docs/server.md"_s);
    const qsizetype begin = guide.indexOf(u"```bash\n"_s);
    if (begin < 0) return {};
    const qsizetype from = begin + 8;
    return guide.sliced(from, guide.indexOf(u"\n```"_s, from) - from).split(u'\n');
}

int freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

}  // namespace

class ServerGuideTest final : public QObject
{
    Q_OBJECT

private slots:
    void fiveCommandsLeadFromNothingToAnUploadWithLiveProgress()
    {
        QStringList commands = guideCommands();
        QCOMPARE(commands.size(), 5);
        const QTemporaryDir folder;
        CtlOptions here;
        here.workingFolder = folder.path();
        QCOMPARE(runCtl({u"demo"_s, u"clip.mp4"_s}, here).status, 0);

        // Nothing but the port is other than in the guide: its own may be taken here.
        const QString port = QString::number(freePort());
        commands.replaceInStrings(u"127.0.0.1:8000"_s, u"127.0.0.1:"_s + port);
        commands.append(u"echo \"JOB $JOB\"; kill %1; wait %1; echo \"SERVER $?\""_s);
        QProcess shell;
        QProcessEnvironment environment;
        const QString path = QProcessEnvironment::systemEnvironment().value(u"PATH"_s);
        environment.insert(u"PATH"_s, QFileInfo{ctlPath()}.path() + u':' + path);
        environment.insert(u"HOME"_s, folder.path());
        environment.insert(u"PORT"_s, port);
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(folder.path());
        shell.start(u"bash"_s, {u"-c"_s, commands.join(u'\n')});
        const CtlRun run = finish(shell);
        QCOMPARE(run.status, 0);
        QVERIFY2(run.out.contains("SERVER 0"), QByteArray{run.out + run.err}.constData());
        QVERIFY2(QRegularExpression{u"JOB [0-9a-f-]{36}\n"_s}.match(QString::fromUtf8(run.out)).hasMatch(),
                 QByteArray{run.out + run.err}.constData());
        // The last line of the progress, which the loop shows while it runs.
        QVERIFY2(run.err.contains("\"status\":\"completed\"") && run.err.contains("\"progress\":"), run.err.constData());
        QVERIFY(run.out.contains("Serving"));

        const CtlRun listing = runCtl({u"list"_s, u"--json"_s, u"--data"_s, u"library"_s}, here);
        QVERIFY2(listing.out.contains("clip"), listing.out.constData());
    }

    void settingsThatTheGuideNamesExist()
    {
        const QString example = contentOf(u"installer/.env.example"_s);
        QVERIFY(!example.isEmpty());
        const QRegularExpression row{u"^\\| `([A-Z_]+)`(?: \\(`--[a-z]+`\\))?(?:, `([A-Z_]+)`)? \\|"_s,
                                     QRegularExpression::MultilineOption};
        int seen = 0;
        for (auto it = row.globalMatch(contentOf(u"docs/server.md"_s)); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            for (const QString &name : {match.captured(1), match.captured(2)}) {
                if (name.isEmpty()) continue;
                ++seen;
                QVERIFY2(example.contains(u"\n#"_s + name + u'='), qPrintable(name));
            }
        }
        QVERIFY(seen >= 8);
    }

    void serversUnitIsWellFormedAndHardened()
    {
        const QTemporaryDir folder;
        // The words that only an installation makes true.
        QString unit = contentOf(u"installer/chalkreel.service"_s);
        unit.replace(u"ExecStart=chalkreelctl"_s, u"ExecStart="_s + ctlPath());
        QFile file{folder.filePath(u"chalkreel.service"_s)};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(unit.toUtf8());
        file.close();
        const auto analyze = [&](const QStringList &arguments) {
            QProcess process;
            process.setProcessChannelMode(QProcess::MergedChannels);
            process.start(u"systemd-analyze"_s, arguments + QStringList{file.fileName()});
            return finish(process);
        };
        const CtlRun verified = analyze({u"verify"_s, u"--man=no"_s});
        QVERIFY2(verified.status == 0 && !verified.out.contains("chalkreel.service:"), verified.out.constData());
        // 0 is nothing allowed, 100 everything; a unit without a word of hardening has 96.
        const CtlRun judged = analyze({u"security"_s, u"--offline=true"_s, u"--no-pager"_s, u"--threshold=20"_s});
        QVERIFY2(judged.status == 0, judged.out.constData());
    }
};

QTEST_GUILESS_MAIN(ServerGuideTest)
#include "tst_server_guide.moc"
