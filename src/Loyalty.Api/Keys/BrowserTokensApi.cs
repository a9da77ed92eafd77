using Loyalty.Api.Access;
using Loyalty.Api.Answers;
using Loyalty.Api.Members;

namespace Loyalty.Api.Keys;

internal static class BrowserTokensApi
{
    public static void MapBrowserTokens(this IEndpointRouteBuilder member) =>
        member.MapPost("/browser-token", Issue).WithName("IssueBrowserToken").WithTags("Keys")
            .WithSummary("A token by which the member's own browser reads the member, for some minutes");

    private static async Task<Answered<IssuedToken>> Issue(
        string program, string member, IGrainFactory grains, KeyShelf keys, BrowserTokens tokens)
    {
        var known = await grains.Member(program, member).Get();
        if (keys.Signing.Length == 0)
            await keys.LookAtOnce();
        return new(known.As(_ => IssuedToken.Of(tokens.Issue(program, member))));
    }
}

/// <summary>A token for the browser of one member.</summary>
internal sealed record IssuedToken
{
    /// <summary>What the browser sends: <c>Authorization: Bearer …</c>.</summary>
    public required string Token { get; init; }

    /// <summary>From when on it is good no more. What is followed live by it ends then.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public static IssuedToken Of((string Text, DateTimeOffset Until) token) => new() { Token = token.Text, ExpiresAt = token.Until };
}
