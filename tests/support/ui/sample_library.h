#pragma once

#include "tests/support/ui/fake_backend.h"

namespace chalkreel::test {

/// Fills the backend with the library that the drawings of the window show: twelve cards, five jobs, folders and tags,
/// with painted pictures.
void fillWithSampleLibrary(FakeBackend &backend);

/// An asset with plausible values for tests that need one more.
[[nodiscard]] Asset sampleAsset(const QString &title);

}  // namespace chalkreel::test
