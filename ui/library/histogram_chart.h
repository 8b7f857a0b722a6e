#pragma once

#include <QJsonObject>
#include <QList>
#include <QWidget>

#include <array>

namespace chalkreel::ui {

/// How often each brightness of red, green, blue and luma occurs in a video, lightly smoothed, and its dominant colours.
class HistogramChart : public QWidget
{
    Q_OBJECT
public:
    explicit HistogramChart(QWidget *parent = nullptr);

    /// histogram.json; empty or not understood: nothing is drawn and hasData() is false.
    void setHistogram(const QJsonObject &histogram);
    bool hasData() const { return m_peak > 0; }

    QSize sizeHint() const override { return {240, 108}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    using Bins = QList<double>;

    std::array<Bins, 4> m_channels;               ///< red, green, blue, luma
    double m_peak = 0;                            ///< height of the chart, in counts
    QList<std::pair<QColor, double>> m_dominant;  ///< colour and share
};

}  // namespace chalkreel::ui
