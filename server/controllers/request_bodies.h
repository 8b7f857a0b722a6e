#pragma once

#include "core/model/rendition.h"

namespace chalkreel {

// What rows of the library take; the API's description is made from the same tables.

/// What a client may say of a folder.
struct FolderInput
{
    std::optional<QString> name;
    FolderId parent;

    static constexpr std::tuple kFields{Field<&FolderInput::name>{"name"}, Field<&FolderInput::parent>{"parent_id"}};
};

inline constexpr int kDefaultLinkLife = 3600;  // seconds
inline constexpr int kLongestLinkLife = 24 * 3600;

struct LinksInput
{
    std::optional<QList<RenditionKind>> renditions;  ///< not set: all that there are
    int expiresIn = kDefaultLinkLife;

    static constexpr std::tuple kFields{Field<&LinksInput::renditions>{"renditions"}, Field<&LinksInput::expiresIn>{"expires_in"}};
};

/// What a job's options may hold besides those of the jobs that there are: seed 003's clients send all of theirs with
/// each job. A job takes what it knows.
struct SeedOptions
{
    std::optional<QString> language;
    std::optional<QString> modelSize;
    std::optional<double> clipDuration;
    std::optional<double> overlapDuration;
    std::optional<int> mostClips;
    std::optional<bool> wantsSentiment;
    std::optional<bool> wantsTopics;
    std::optional<bool> wantsKeywords;
    std::optional<QString> outputFormat;
    std::optional<QString> resolution;
    std::optional<double> leastConfidence;

    static constexpr std::tuple kFields{
        Field<&SeedOptions::language>{"language"},
        Field<&SeedOptions::modelSize>{"model_size"},
        Field<&SeedOptions::clipDuration>{"clip_duration"},
        Field<&SeedOptions::overlapDuration>{"overlap_duration"},
        Field<&SeedOptions::mostClips>{"max_clips"},
        Field<&SeedOptions::wantsSentiment>{"sentiment_analysis"},
        Field<&SeedOptions::wantsTopics>{"topic_modeling"},
        Field<&SeedOptions::wantsKeywords>{"keyword_extraction"},
        Field<&SeedOptions::outputFormat>{"output_format"},
        Field<&SeedOptions::resolution>{"resolution"},
        Field<&SeedOptions::leastConfidence>{"min_confidence"},
    };
};

}  // namespace chalkreel
