using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Loyalty.Api.Access;

/// <summary>
/// Makes and checks the tokens of browsers: JWTs, signed with a key that all processes share and that changes each day. Safe for use
/// from any thread.
/// </summary>
internal sealed class BrowserTokens(KeyShelf keys, KeyShelfOptions options, TimeProvider time) : IDisposable
{
    private const string Issuer = "loyalty";
    private const string Audience = "loyalty-member";
    private const string TypeOfToken = "JWT";
    private const string ProgramClaim = "program";
    private const int LongestToken = 2_048;
    private const int SecondsAtOnce = 6;

    private readonly string policy =
        RequestLimit.PolicyOf("member", SecondsAtOnce * Math.Max(1, options.BrowserRequestsPerSecond), SecondsAtOnce);

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    // Limits of members who are idle are dropped by themselves.
    private readonly PartitionedRateLimiter<BrowserToken> limits = PartitionedRateLimiter.Create<BrowserToken, string>(
        token => RateLimitPartition.GetTokenBucketLimiter(
            string.Concat(token.Program, "/", token.Member), _ => Limit(Math.Max(1, options.BrowserRequestsPerSecond))));

    /// <summary>Whether a text has the form of a token.</summary>
    public static bool MayBe(string text) => text.Length <= LongestToken && text.AsSpan().Count('.') == 2;

    /// <summary>Whether this process has the key that the token says it was signed with.</summary>
    public bool KnowsSigner(string text) => handler.CanReadToken(text) && Signers(handler.ReadJsonWebToken(text).Kid).Any();

    /// <summary>A token for a member. The process has to have heard of the keys before.</summary>
    public (string Text, DateTimeOffset Until) Issue(string program, string member)
    {
        var now = time.GetUtcNow();
        var until = DateTimeOffset.FromUnixTimeSeconds(
            (now + TimeSpan.FromMinutes(Math.Clamp(options.BrowserTokenMinutes, 1, 60))).ToUnixTimeSeconds());
        var text = handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            TokenType = TypeOfToken,
            IssuedAt = now.UtcDateTime,
            Expires = until.UtcDateTime,
            Subject = new ClaimsIdentity([new(JwtRegisteredClaimNames.Sub, member), new(ProgramClaim, program)]),
            SigningCredentials = new SigningCredentials(KeyOf(keys.Signing[^1]), SecurityAlgorithms.HmacSha256),
        });
        return (text, until);
    }

    /// <summary>What a token allows; null: nothing, as it is none, or has ended.</summary>
    public async Task<BrowserToken?> Check(string text)
    {
        var result = await handler.ValidateTokenAsync(text, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidTypes = [TypeOfToken],
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (_, expires, _, _) => expires > time.GetUtcNow().UtcDateTime,
            IssuerSigningKeyResolver = (_, _, id, _) => Signers(id),
            TryAllIssuerSigningKeys = false,
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken token }
            && token.TryGetPayloadValue<string>(ProgramClaim, out var program)
            && token.Subject is { Length: > 0 } member
            ? new BrowserToken(program, member, token.ValidTo)
            : null;
    }

    /// <summary>Counts a request of a member's pages. Of one that is too many, the answer is written.</summary>
    public bool Take(HttpContext context, BrowserToken token)
    {
        using var lease = limits.AttemptAcquire(token);
        return RequestLimit.Tell(
            context, policy, "member", limits.GetStatistics(token)?.CurrentAvailablePermits ?? 0, lease.IsAcquired);
    }

    public void Dispose() => limits.Dispose();

    private IEnumerable<SecurityKey> Signers(string? id) => keys.Signing.Where(key => key.Id == id).Select(KeyOf);

    private static SymmetricSecurityKey KeyOf(Contracts.Keys.SigningSecret key) =>
        new(Convert.FromHexString(key.Secret)) { KeyId = key.Id };

    private static TokenBucketRateLimiterOptions Limit(int perSecond) => new()
    {
        TokenLimit = SecondsAtOnce * perSecond,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        AutoReplenishment = true,
        QueueLimit = 0,
    };
}
