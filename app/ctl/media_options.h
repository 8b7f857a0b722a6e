#pragma once

#include "core/base/result.h"
#include "core/model/process_options.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace chalkreel::ctl {

/// What to make and how, as options of a command.
class MediaOptions
{
public:
    void addTo(CLI::App &command);
    /// InvalidArgument for a rendition that does not exist.
    Result<ProcessOptions> options() const;

private:
    std::vector<std::string> m_only;
    std::vector<std::string> m_without;
    ProcessOptions m_options;
};

}  // namespace chalkreel::ctl
