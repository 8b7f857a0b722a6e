#include "ui/settings/settings_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

struct Bench
{
    explicit Bench(const QMap<QString, QString> &variables = {})
    {
        theme.apply(ThemeChoice::Dark);
        settings.setTheme(ThemeChoice::Dark);
        QProcessEnvironment environment;
        for (auto it = variables.cbegin(); it != variables.cend(); ++it) environment.insert(it.key(), it.value());
        store.emplace(QMap<QString, QString>{}, environment, QStringList{folder.filePath(u"chalkreel.env"_s)});
        dialog = std::make_unique<SettingsDialog>(*store, theme, settings, folder.path());
        dialog->show();
    }

    QSpinBox *number(const QString &name) { return dialog->findChild<QSpinBox *>(name); }
    QCheckBox *box(const QString &text)
    {
        for (auto *each : dialog->findChildren<QCheckBox *>())
            if (each->text() == text) return each;
        return nullptr;
    }
    void press(const QString &text)
    {
        for (auto *button : dialog->findChildren<QPushButton *>())
            if (button->text() == text) return button->click();
        QFAIL("no such button");
    }
    QString shownText()
    {
        QStringList texts;
        for (const auto *label : dialog->findChildren<QLabel *>())
            if (label->isVisible()) texts.append(label->text());
        return texts.join(u'\n');
    }

    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(u"window.ini"_s)};
    Theme theme{*qobject_cast<QApplication *>(QCoreApplication::instance())};
    std::optional<SettingsStore> store;
    std::unique_ptr<SettingsDialog> dialog;
};

}  // namespace

class SettingsDialogTest final : public QObject
{
    Q_OBJECT
private slots:
    void savedNumberIsWhatTheNextStartLoads()
    {
        Bench bench;
        QSignalSpy changed{bench.dialog.get(), &SettingsDialog::startSettingsChanged};
        bench.number(u"MAX_CONCURRENT_JOBS"_s)->setValue(9);
        bench.press(u"Save"_s);
        QCOMPARE(bench.store->load()->values.maxConcurrentJobs, 9);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!bench.dialog->isVisible());
    }

    void cancelChangesNothing()
    {
        Bench bench;
        bench.number(u"MAX_CONCURRENT_JOBS"_s)->setValue(9);
        bench.dialog->findChild<QComboBox *>()->setCurrentIndex(2);
        bench.press(u"Cancel"_s);
        QVERIFY(!QFile::exists(bench.store->ownFile()));
        QCOMPARE(bench.theme.choice(), ThemeChoice::Dark);
    }

    void whatAVariableDecidesIsShownWithItsNameAndCannotBeChanged()
    {
        Bench bench{{{u"MAX_CONCURRENT_JOBS"_s, u"5"_s}}};
        QCOMPARE(bench.number(u"MAX_CONCURRENT_JOBS"_s)->value(), 5);
        QVERIFY(!bench.number(u"MAX_CONCURRENT_JOBS"_s)->isEnabled());
        QVERIFY(bench.number(u"JOB_TIMEOUT"_s)->isEnabled());
        QVERIFY2(bench.shownText().contains(u"MAX_CONCURRENT_JOBS"), qPrintable(bench.shownText()));
        bench.press(u"Show the defaults"_s);
        QCOMPARE(bench.number(u"MAX_CONCURRENT_JOBS"_s)->value(), 5);
    }

    void defaultIsTakenOutOfTheFileAgain()
    {
        Bench bench;
        QVERIFY(bench.store->save({{u"JOB_TIMEOUT"_s, u"77"_s}}));
        bench.dialog = std::make_unique<SettingsDialog>(*bench.store, bench.theme, bench.settings, bench.folder.path());
        QCOMPARE(bench.number(u"JOB_TIMEOUT"_s)->value(), 77);
        bench.press(u"Show the defaults"_s);
        bench.press(u"Save"_s);
        QFile file{bench.store->ownFile()};
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray{});
    }

    void themeChangesAtOnceAndLanguageIsAnnounced()
    {
        Bench bench;
        QSignalSpy language{bench.dialog.get(), &SettingsDialog::languageChanged};
        const auto boxes = bench.dialog->findChildren<QComboBox *>();
        boxes[0]->setCurrentIndex(boxes[0]->findData(static_cast<int>(ThemeChoice::Light)));
        boxes[1]->setCurrentIndex(boxes[1]->findData(u"de"_s));
        bench.press(u"Save"_s);
        QVERIFY(!bench.theme.isDark());
        QCOMPARE(bench.settings.theme(), ThemeChoice::Light);
        QCOMPARE(bench.settings.language(), u"de"_s);
        QCOMPARE(language.size(), 1);
    }

    void whatIsMadeOfNewVideosIsRemembered()
    {
        Bench bench;
        QSignalSpy changed{bench.dialog.get(), &SettingsDialog::importChanged};
        QVERIFY(bench.box(u"Enhanced"_s)->isChecked());
        QVERIFY(!bench.box(u"HD copy"_s)->isChecked());
        bench.box(u"Enhanced"_s)->setChecked(false);
        bench.box(u"HD copy"_s)->setChecked(true);
        bench.press(u"Save"_s);
        QCOMPARE(changed.size(), 1);
        const ProcessOptions options = importOptions(bench.settings.importRenditions());
        QVERIFY(!options.wants(RenditionKind::Enhanced));
        QVERIFY(options.wants(RenditionKind::Hd));
        QVERIFY(options.wants(RenditionKind::Metadata));
    }

    void usualChoiceIsTheDesktopsOwnSet()
    {
        QCOMPARE(importOptions(usualImport()).renditions, ProcessOptions::desktopDefault());
        QCOMPARE(importOptions(optionalRenditions()).renditions, ProcessOptions::everything());
    }

    void fileThatCannotBeWrittenIsAReasonInTheDialog()
    {
        Bench bench;
        QFile file{bench.store->ownFile()};
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no setting") > 0);
        file.close();
        bench.number(u"MAX_CONCURRENT_JOBS"_s)->setValue(9);
        bench.press(u"Save"_s);
        QVERIFY(bench.dialog->isVisible());
        QVERIFY2(bench.shownText().contains(u"chalkreel.env"), qPrintable(bench.shownText()));
    }
};

QTEST_MAIN(SettingsDialogTest)
#include "tst_settings_dialog.moc"
