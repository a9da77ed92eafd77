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
        new(new Answer<KeyList> { Value = await KeyActs.List(grains, cancellation) });

    private static async Task<Done<ShownKey>> Make(KeyRequest request, IGrainFactory grains, KeyShelf shelf) =>
        new(await KeyActs.Make(grains, shelf, request));

    private static async Task<Done<ShownKey>> Rotate(string key, KeyRotationRequest request, IGrainFactory grains, KeyShelf shelf) =>
        new(await KeyActs.Rotate(grains, shelf, key, request));

    private static async Task<Answered<KeyView>> Revoke(string key, IGrainFactory grains, KeyShelf shelf) =>
        new(await KeyActs.Revoke(grains, shelf, key));
}
