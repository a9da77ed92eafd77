namespace Loyalty.Domain.Keys;

/// <summary>Why the ring of keys refuses, in order of precedence: of several reasons the first is told.</summary>
public enum KeyRefusal
{
    /// <summary>There is no key of this name.</summary>
    KeyUnknown = 1,

    /// <summary>The key was revoked.</summary>
    KeyRevoked,

    /// <summary>There is, or was, a key of this name.</summary>
    KeyExists,

    /// <summary>As many keys as there may be are in force.</summary>
    TooManyKeys,

    /// <summary>As many secrets of the key as there may be are good still: wait until one ends, or leave no overlap.</summary>
    TooManySecrets,
}
