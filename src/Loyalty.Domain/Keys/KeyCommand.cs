using System.Collections.Immutable;
using NodaTime;

namespace Loyalty.Domain.Keys;

/// <summary>Something that is asked of the ring of keys.</summary>
public abstract record KeyCommand
{
    private KeyCommand()
    {
    }

    /// <summary>Make a key.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Secret">Its first secret.</param>
    public sealed record Make(string Name, KeySecret Secret) : KeyCommand
    {
        /// <inheritdoc cref="AccessKey.Scopes"/>
        public required ImmutableArray<string> Scopes { get; init; }

        /// <inheritdoc cref="AccessKey.Programs"/>
        public ImmutableArray<string> Programs { get; init; } = [];

        /// <inheritdoc cref="AccessKey.RequestsPerSecond"/>
        public int? RequestsPerSecond { get; init; }

        /// <inheritdoc cref="AccessKey.Until"/>
        public Instant? Until { get; init; }
    }

    /// <summary>Give a key a new secret; those that it has stay good for a while.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Secret">The new secret.</param>
    /// <param name="Overlap">For how long, from nothing to <see cref="KeyRing.LongestOverlapDays"/>.</param>
    public sealed record Rotate(string Name, KeySecret Secret, Duration Overlap) : KeyCommand;

    /// <summary>End a key, for good.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record Revoke(string Name) : KeyCommand;

    /// <summary>Sign tokens with a new key, where the newest has done so for long enough.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Secret">Its 256 bits, in hex.</param>
    public sealed record RenewSigning(string Id, string Secret) : KeyCommand;
}
