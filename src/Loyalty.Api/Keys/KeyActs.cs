using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Keys;

/// <summary>What can be done to keys. The text of a key is made here, told in the answer, and kept nowhere.</summary>
internal static class KeyActs
{
    /// <summary>All keys, by name, those that were revoked too.</summary>
    public static Task<KeyList> List(IGrainFactory grains, CancellationToken cancellation = default) => grains.Ring().List(cancellation);

    /// <summary>Makes a key; its name is the command's id.</summary>
    public static async Task<Answer<ShownKey>> Make(IGrainFactory grains, KeyShelf shelf, KeyRequest request)
    {
        if (ScopeNames.Unknown(request.Scopes) is { Length: > 0 } unknown)
            return AnswerExtensions.Refused<ShownKey>(422, "scope-unknown", $"There is no scope {unknown[0]}; there are {ScopeNames.Listed}.");
        var (text, secret) = KeyText.New();
        return await Shown(await grains.Ring().Make(request, secret), text, secret, shelf);
    }

    /// <summary>Gives a key a new secret; the old ones stay good for a while.</summary>
    public static async Task<Answer<ShownKey>> Rotate(IGrainFactory grains, KeyShelf shelf, string key, KeyRotationRequest request)
    {
        var (text, secret) = KeyText.New();
        return await Shown(await grains.Ring().Rotate(key, request, secret), text, secret, shelf);
    }

    /// <summary>Ends a key for good.</summary>
    public static async Task<Answer<KeyView>> Revoke(IGrainFactory grains, KeyShelf shelf, string key)
    {
        var answer = await grains.Ring().Revoke(key);
        await shelf.LookAtOnce();
        return answer;
    }

    /// <summary>Where the call was sent twice within, its own secret is the one that was kept.</summary>
    private static async Task<Answer<ShownKey>> Shown(Answer<KeyView> answer, string text, SecretHash secret, KeyShelf shelf)
    {
        await shelf.LookAtOnce();
        var isOurs = answer.Value?.Secrets.Any(known => known.Mark == secret.Mark) is true;
        return answer.As(key => ShownKey.Of(key, isOurs ? text : null)) with { Replayed = answer.Replayed && !isOurs };
    }

    private static IKeyRingGrain Ring(this IGrainFactory grains) => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.RingKey);
}
