using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Contracts;
using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Keys;

internal static class KeysApi
{
    public static void MapKeys(this IEndpointRouteBuilder engine)
    {
        var keys = engine.MapGroup("/v1/keys").WithTags("Keys");
        keys.MapGet("", List).WithName("ListKeys").WithSummary("All keys, without their secrets; those that were revoked too");
        keys.MapPost("", Make).WithName("MakeKey")
            .WithSummary("Makes a key and shows it, this once; its name is the command's id")
            .WithDescription("The same again is answered without the key, which nobody has kept: rotate it, where it was lost on the way.");
        keys.MapPost("/{key}/rotate", Rotate).WithName("RotateKey")
            .WithSummary("Gives a key a new secret and shows it, this once; the old ones stay good for a while");
        keys.MapPost("/{key}/revoke", Revoke).WithName("RevokeKey").WithSummary("Ends a key, for good");
    }

    private static async Task<Answered<KeyList>> List(IGrainFactory grains, CancellationToken cancellation) =>
        new(new Answer<KeyList> { Value = await grains.Ring().List(cancellation) });

    private static async Task<Done<ShownKey>> Make(KeyRequest request, IGrainFactory grains, KeyShelf shelf)
    {
        if (ScopeNames.Unknown(request.Scopes) is { Length: > 0 } unknown)
            return new(AnswerExtensions.Refused<ShownKey>(422, "scope-unknown", $"There is no scope {unknown[0]}; there are {ScopeNames.Listed}."));
        var (text, secret) = KeyText.New();
        return await Shown(await grains.Ring().Make(request, secret), text, secret, shelf);
    }

    private static async Task<Done<ShownKey>> Rotate(string key, KeyRotationRequest request, IGrainFactory grains, KeyShelf shelf)
    {
        var (text, secret) = KeyText.New();
        return await Shown(await grains.Ring().Rotate(key, request, secret), text, secret, shelf);
    }

    private static async Task<Answered<KeyView>> Revoke(string key, IGrainFactory grains, KeyShelf shelf)
    {
        var answer = await grains.Ring().Revoke(key);
        await shelf.LookAtOnce();
        return new(answer);
    }

    /// <summary>Where the call was sent twice within, its own secret is the one that was kept.</summary>
    private static async Task<Done<ShownKey>> Shown(Answer<KeyView> answer, string text, SecretHash secret, KeyShelf shelf)
    {
        await shelf.LookAtOnce();
        var isOurs = answer.Value?.Secrets.Any(known => known.Mark == secret.Mark) is true;
        return new(answer.As(key => ShownKey.Of(key, isOurs ? text : null)) with { Replayed = answer.Replayed && !isOurs });
    }

    private static IKeyRingGrain Ring(this IGrainFactory grains) => grains.GetGrain<IKeyRingGrain>(IKeyRingGrain.RingKey);
}
