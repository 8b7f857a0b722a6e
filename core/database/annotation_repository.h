#pragma once

#include "core/database/transaction.h"
#include "core/model/annotation.h"
#include "core/model/queries.h"

namespace chalkreel {

/// What was drawn and said over videos; each change appends its event.
class AnnotationRepository
{
public:
    /// By time, then by creation. A page ends early where its drawings would be too large together, after one at least: go
    /// on behind the last. NotFound for an unknown asset.
    static Result<Page<Annotation>> list(Database &database, const AnnotationQuery &query);
    static Result<Annotation> get(Database &database, AnnotationId annotation);
    /// With revision 1 and the current times. NotFound for the asset, Conflict when it is in the bin.
    static Result<Annotation> insert(Transaction &transaction, Annotation annotation);
    /// Conflict when `revision` is not the current one, InvalidArgument for a patch that does not fit what is there.
    static Result<Annotation> update(Transaction &transaction, AnnotationId annotation, const AnnotationPatch &patch, int revision);
    /// Returns what it was. Conflict when `revision` is given and not the current one.
    static Result<Annotation> remove(Transaction &transaction, AnnotationId annotation, std::optional<int> revision);
};

}  // namespace chalkreel
