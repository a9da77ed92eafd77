using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Keys;

/// <summary>Something that happened to the ring of keys. Stored for ever; never changed.</summary>
public abstract record KeyEvent
{
    private KeyEvent()
    {
    }

    /// <summary>When, by the engine's clock.</summary>
    public required Instant At { get; init; }

    /// <summary>Fingerprint of the command's content; null where its id says it all.</summary>
    public string? Content { get; init; }

    /// <summary>A key was made.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Secret">Its first secret.</param>
    public sealed record Made(string Name, KeySecret Secret) : KeyEvent
    {
        /// <inheritdoc cref="AccessKey.Scopes"/>
        public required ImmutableArray<string> Scopes { get; init; }

        /// <inheritdoc cref="AccessKey.Programs"/>
        public ImmutableArray<string> Programs { get; init => field = value.IsDefault ? [] : value; } = [];

        /// <inheritdoc cref="AccessKey.RequestsPerSecond"/>
        public int? RequestsPerSecond { get; init; }

        /// <inheritdoc cref="AccessKey.Until"/>
        public Instant? Until { get; init; }
    }

    /// <summary>A key got a new secret.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Secret">The new secret.</param>
    /// <param name="OthersUntil">The instant from which the older ones are good no more, unless they end earlier.</param>
    public sealed record Rotated(string Name, KeySecret Secret, Instant OthersUntil) : KeyEvent;

    /// <summary>A key was ended.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Revoked(string Name) : KeyEvent;

    /// <summary>Tokens are signed with a new key from now on.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Secret">Its 256 bits, in hex.</param>
    public sealed record SigningRenewed(string Id, string Secret) : KeyEvent;
}
