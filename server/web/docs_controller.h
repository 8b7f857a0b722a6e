#pragma once

#include "server/openapi/openapi_document.h"
#include "server/web/fixed_content.h"

namespace chalkreel {

/// The API's description, and pages that show it. They load nothing from any other host.
class DocsController
{
public:
    /// `folder` has the programs that show it, as docsFiles() lists them; what lacks there is replaced by a plain page.
    explicit DocsController(QString folder);

    void addTo(RouteTable &table);
    /// Once, when the table is complete and before it is used.
    void describe(const RouteTable &table, const ApiAbout &about);

private:
    StreamAdmission page(const QString &name, const char *program) const;
    StreamAdmission file(const QString &name) const;
    bool has(const char *program) const;

    const QString m_folder;
    FixedContent m_document;
    FixedContent m_plain;
};

}  // namespace chalkreel
