#include "ui/support/icons.h"
#include "ui/support/style_sheet.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <cmath>

using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

double linear(double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); }

/// WCAG 2.1, relative luminance.
double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace

class ThemeTest final : public QObject
{
    Q_OBJECT
private slots:
    void everyTextReachesFourAndAHalfToOneOnWhatItStandsOn_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const auto &[theme, t] : {std::pair{"dark", darkTokens()}, std::pair{"light", lightTokens()}}) {
            const std::pair<const char *, QColor> texts[] = {{"text", t.text}, {"dim", t.dim}, {"faint", t.faint}, {"accent", t.accent},
                                                             {"good", t.good}, {"bad", t.bad}, {"info", t.info}};
            const std::pair<const char *, QColor> grounds[] = {{"background", t.background}, {"pane", t.pane}, {"raised", t.raised}};
            for (const auto &[textName, text] : texts)
                for (const auto &[groundName, ground] : grounds)
                    QTest::addRow("%s: %s on %s", theme, textName, groundName) << text << ground;
            QTest::addRow("%s: on accent", theme) << t.onAccent << t.accent;
            QTest::addRow("%s: on stage", theme) << t.onStage << t.stage;
            QTest::addRow("%s: reason on a failed picture", theme) << t.badOnStage << t.failedStage;
        }
    }
    void everyTextReachesFourAndAHalfToOneOnWhatItStandsOn()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(u"%1 on %2 is %3:1"_s.arg(text.name(), ground.name()).arg(ratio, 0, 'f', 2)));
    }

    void aWidgetKnowsItsTokensFromItsPalette()
    {
        QCOMPARE(tokensFor(paletteFrom(darkTokens())).pane, darkTokens().pane);
        QCOMPARE(tokensFor(paletteFrom(lightTokens())).pane, lightTokens().pane);
    }

    void theStyleSheetHasAColourForEveryToken()
    {
        for (const Tokens &tokens : {darkTokens(), lightTokens()}) {
            static const QRegularExpression unknown{u"\\{[a-zA-Z]+\\}"_s};
            QVERIFY2(!styleSheetFrom(tokens).contains(unknown), "a token in braces was not replaced");
        }
    }

    void iconsTakeTheColourOfTheTheme()
    {
        auto *app = qobject_cast<QApplication *>(QCoreApplication::instance());
        Theme theme{*app};
        const auto brightest = [] {
            const QImage image = icon(u"add").pixmap(18, 18).toImage();
            int best = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > 200) best = std::max(best, image.pixelColor(x, y).lightness());
            return best;
        };
        theme.apply(ThemeChoice::Dark);
        QVERIFY(brightest() > 180);
        theme.apply(ThemeChoice::Light);
        const int light = brightest();
        QVERIFY2(light > 0 && light < 80, qPrintable(QString::number(light)));
    }

    void systemsChangeReachesAWindowThatFollowsIt()
    {
        auto *app = qobject_cast<QApplication *>(QCoreApplication::instance());
        bool isSystemDark = false;
        Theme theme{*app, nullptr, [&] { return isSystemDark; }};
        QWidget widget;
        widget.show();
        theme.apply(ThemeChoice::FollowSystem);
        QVERIFY(!theme.isDark());
        isSystemDark = true;
        QEvent news{QEvent::ThemeChange};  // what Qt sends to every window
        QCoreApplication::sendEvent(widget.windowHandle(), &news);
        QVERIFY(theme.isDark());
        QCOMPARE(tokensFor(widget.palette()).pane, darkTokens().pane);
        theme.apply(ThemeChoice::Light);
        isSystemDark = true;
        QCoreApplication::sendEvent(widget.windowHandle(), &news);
        QVERIFY(!theme.isDark());
    }

    void systemsOwnColoursAreReadUnderOurs()
    {
        auto *app = qobject_cast<QApplication *>(QCoreApplication::instance());
        Theme theme{*app};
        theme.apply(ThemeChoice::Dark);
        theme.apply(ThemeChoice::FollowSystem);
        QVERIFY(!theme.isDark());  // the offscreen platform's palette is light
    }

    void everyIconOfTheFamilyDrawsSomething()
    {
        const QStringList files = QDir{u":/chalkreel/icons"_s}.entryList();
        QVERIFY(files.size() > 20);
        for (const QString &file : files) {
            const QImage image = iconPixmap(QString{file}.remove(u".svg"_s), 18, 2, Qt::red).toImage();
            bool hasInk = false;
            for (int y = 0; y < image.height() && !hasInk; ++y)
                for (int x = 0; x < image.width(); ++x) hasInk = hasInk || image.pixelColor(x, y) == QColor{Qt::red};
            QVERIFY2(hasInk, qPrintable(file));
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
