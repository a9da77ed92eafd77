using Loyalty.Contracts;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Tests.Fakes;

/// <summary>A ring with keys that are made and revoked, and nothing else of what the real one does.</summary>
internal sealed class FakeKeyRing : IKeyRingGrain
{
    private static readonly SigningSecret Signing = new() { Id = "fake", Secret = new string('7', 64) };
    private readonly Dictionary<string, KnownKey> keys = [];
    private long version = 1;
    private Task held = Task.CompletedTask;

    /// <summary>Thrown instead of an answer.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often it was asked.</summary>
    public int Asked { get; set; }

    /// <summary>Lets nobody be answered until that is set.</summary>
    public TaskCompletionSource Hold()
    {
        var gate = new TaskCompletionSource();
        held = gate.Task;
        return gate;
    }

    public async Task<KeyRingView> Ring(long known, CancellationToken cancellation = default)
    {
        Asked++;
        await held;
        return Failure is null ? new KeyRingView { Version = version, Keys = [.. keys.Values], Signing = [Signing] } : throw Failure;
    }

    public Task<KeyList> List(CancellationToken cancellation = default) =>
        Task.FromResult(new KeyList { Keys = [.. keys.Values.Select(key => key.Key)] });

    public Task<Answer<KeyView>> Make(KeyRequest request, SecretHash secret, CancellationToken cancellation = default) => Put(new KeyView
    {
        Name = request.Name,
        Scopes = request.Scopes,
        Programs = request.Programs,
        RequestsPerSecond = request.RequestsPerSecond,
        Until = request.Until,
    }, secret);

    public Task<Answer<KeyView>> Rotate(
        string name, KeyRotationRequest request, SecretHash secret, CancellationToken cancellation = default) => Put(keys[name].Key, secret);

    public Task<Answer<KeyView>> Revoke(string name, CancellationToken cancellation = default)
    {
        version++;
        keys.Remove(name, out var key);
        return Task.FromResult(new Answer<KeyView> { Value = key?.Key ?? new KeyView { Name = name, Scopes = [] } });
    }

    private Task<Answer<KeyView>> Put(KeyView key, SecretHash secret)
    {
        version++;
        var known = key with { Secrets = [new SecretView { Mark = secret.Mark }] };
        keys[key.Name] = new KnownKey { Key = known, Secrets = [secret] };
        return Task.FromResult(new Answer<KeyView> { Value = known });
    }
}
