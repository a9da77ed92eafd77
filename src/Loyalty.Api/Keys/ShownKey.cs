using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Keys;

/// <summary>A key with its text, which is shown once.</summary>
internal sealed record ShownKey
{
    /// <summary>The name that all it does is recorded under.</summary>
    public required string Name { get; init; }

    /// <summary>What to send: <c>Authorization: Bearer …</c>. Null where it was shown before.</summary>
    public string? Key { get; init; }

    /// <summary>What it may do.</summary>
    public required string[] Scopes { get; init; }

    /// <summary>Ids of the programs that it is good for; null: all.</summary>
    public string[]? Programs { get; init; }

    /// <summary>Requests a second that one process takes of it; null: as the process is set.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>From when on it is good no more; null: it does not end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Its secrets by their marks, the newest last.</summary>
    public required SecretView[] Secrets { get; init; }

    public static ShownKey Of(KeyView key, string? text) => new()
    {
        Name = key.Name,
        Key = text,
        Scopes = key.Scopes,
        Programs = key.Programs,
        RequestsPerSecond = key.RequestsPerSecond,
        Until = key.Until,
        MadeAt = key.MadeAt,
        Secrets = key.Secrets,
    };
}
