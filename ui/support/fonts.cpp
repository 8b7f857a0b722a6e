#include "ui/support/fonts.h"

#include <QFontDatabase>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

QFont sized(int pixels, QFont::Weight weight = QFont::Normal)
{
    QFont font = applicationFont();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

}  // namespace

QFont applicationFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (QFontDatabase::hasFamily(u"Inter"_s)) font.setFamily(u"Inter"_s);
    font.setPixelSize(13);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont smallFont() { return sized(12); }

QFont labelFont()
{
    QFont font = sized(11, QFont::Medium);
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return font;
}

QFont plateFont() { return withTabularFigures(sized(11)); }

QFont mediumFont() { return sized(13, QFont::Medium); }

QFont titleFont() { return sized(13, QFont::DemiBold); }

QFont timeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(13);
    return font;
}

QFont withTabularFigures(QFont font)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag{"tnum"}, 1);
#endif
    return font;
}

}  // namespace chalkreel::ui
