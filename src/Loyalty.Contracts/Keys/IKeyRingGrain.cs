namespace Loyalty.Contracts.Keys;

/// <summary>The keys of the API, for all programs. Key: <see cref="RingKey"/>. It calls no other grain.</summary>
[Alias("loyalty.IKeyRingGrain")]
public interface IKeyRingGrain : IGrainWithStringKey
{
    /// <summary>The key of the one ring that there is.</summary>
    const string RingKey = "engine";

    /// <summary>All that a process has to know to tell who calls. Shows what was answered anywhere before.</summary>
    /// <param name="known">The version that is known to the caller, 0 for none: where it is the present one, nothing but it is answered.</param>
    /// <param name="cancellation">Ends the wait.</param>
    [Alias("Ring")]
    Task<KeyRingView> Ring(long known, CancellationToken cancellation = default);

    /// <summary>All keys, by name, those that were revoked too.</summary>
    [Alias("List")]
    Task<KeyList> List(CancellationToken cancellation = default);

    /// <summary>Makes a key; its name is the command's id.</summary>
    [Alias("Make")]
    Task<Answer<KeyView>> Make(KeyRequest request, SecretHash secret, CancellationToken cancellation = default);

    /// <summary>Gives a key a new secret; the old ones stay good for a while.</summary>
    [Alias("Rotate")]
    Task<Answer<KeyView>> Rotate(string name, KeyRotationRequest request, SecretHash secret, CancellationToken cancellation = default);

    /// <summary>Ends a key for good. Again: the same.</summary>
    [Alias("Revoke")]
    Task<Answer<KeyView>> Revoke(string name, CancellationToken cancellation = default);
}
