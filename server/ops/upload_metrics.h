#pragma once

#include "core/base/guarded.h"
#include "server/api/gateway.h"
#include "server/ops/exposition.h"

#include <map>

namespace chalkreel {

/// What came in through the rows that take files: how their requests ended, and how many bytes they brought.
class UploadMetrics final : public RequestObserver
{
public:
    void requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome) override;
    void write(Exposition &to);

private:
    struct Figures
    {
        std::map<QByteArray, quint64> requests;  ///< by result
        quint64 bytes = 0;
    };
    Guarded<Figures> m_figures;
};

}  // namespace chalkreel
