using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Loyalty.Api.Access;

namespace Loyalty.Api.Console.Sessions;

/// <summary>
/// The cookie that a session lives in: out of reach for scripts, sent to the console alone and from its own pages alone.
/// </summary>
internal sealed class SessionCookie(SignIn signIn, SessionSeal seal, KeyShelf keys, ConsoleOptions options, TimeProvider time)
{
    public const string Name = "loyalty-console";

    private static readonly TimeSpan WorthWriting = TimeSpan.FromMinutes(1);

    /// <summary>Who is signed in; null: nobody, or not any more, or the key is good no more.</summary>
    public async Task<Visitor?> Find(HttpContext context)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 } text)
            return null;
        if (!seal.Knows(text))
            await keys.Look(context.RequestAborted);
        if (seal.Open(text) is not { } session || time.GetUtcNow() >= session.Ends(options))
            return null;
        return await signIn.Identify(session.Key, context.RequestAborted) is { } caller ? new Visitor(caller, session) : null;
    }

    /// <summary>Begins a session with a key; null where the key is good for nothing.</summary>
    public async Task<Visitor?> Begin(HttpContext context, string key)
    {
        if (await signIn.Identify(key, context.RequestAborted) is not { } caller)
            return null;
        if (keys.Signing.Length == 0)
            await keys.Look(context.RequestAborted);
        var now = time.GetUtcNow();
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        return new Visitor(caller, new Session(key, token, now, now));
    }

    /// <summary>Has the session go on: it was used just now.</summary>
    public void Keep(HttpContext context, Session session)
    {
        var now = time.GetUtcNow();
        if (now - session.Seen >= WorthWriting)
            Write(context, session with { Seen = now });
    }

    public void Write(HttpContext context, Session session) =>
        context.Response.Cookies.Append(Name, seal.Close(session), Options(context));

    public static void End(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context));

    /// <summary>
    /// Whether a form was made for this session. How long that takes does not tell how much of the token is right.
    /// </summary>
    public static bool IsOwnForm(IFormCollection form, Session session) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(form["token"].ToString()), Encoding.UTF8.GetBytes(session.FormToken));

    /// <summary>When a session ends, if nothing more is asked.</summary>
    public DateTimeOffset EndOf(Session session) => session.Ends(options);

    /// <summary>
    /// How cookies of the console are set. A proxy that speaks TLS says so; where a caller lies, the cookie only stays away.
    /// </summary>
    public static CookieOptions Options(HttpContext context) => new()
    {
        Path = ConsoleAddress.Root,
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = context.Request.IsHttps || context.Request.Headers["X-Forwarded-Proto"].ToString().StartsWith("https", StringComparison.Ordinal),
        IsEssential = true,
    };
}
