using Loyalty.Api.Access;

namespace Loyalty.Api.Console.Sessions;

/// <summary>
/// A person at the console, who has signed in with a key. It is kept by the browser alone, sealed, so that any process of the
/// cluster can
/// go on with it; and it has the key itself in it, so that it is worth no more than the key is at each request.
/// </summary>
/// <param name="Key">The key's text: a secret.</param>
/// <param name="FormToken">What its forms have to send along, 22 random characters.</param>
/// <param name="Began">When it began.</param>
/// <param name="Seen">When the browser last asked for something.</param>
internal sealed record Session(string Key, string FormToken, DateTimeOffset Began, DateTimeOffset Seen)
{
    /// <summary>When it ends, if nothing more is asked.</summary>
    public DateTimeOffset Ends(ConsoleOptions options)
    {
        var idle = Seen + TimeSpan.FromMinutes(Math.Clamp(options.ConsoleIdleMinutes, 1, 720));
        return idle < Began + ConsoleOptions.Longest ? idle : Began + ConsoleOptions.Longest;
    }
}

/// <summary>Who is signed in at the console.</summary>
internal sealed record Visitor(Caller Caller, Session Session);

/// <summary>Settings of the console, in the section <c>Loyalty</c> of the configuration.</summary>
internal sealed record ConsoleOptions
{
    /// <summary>
    /// A session ends after so long in any case: the keys that seal it are kept for a day after the next one has come.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>Minutes without a request after which a session ends, 1 to 720.</summary>
    public int ConsoleIdleMinutes { get; init; } = 30;

    /// <summary>Attempts to sign in that may fail in a minute from one address, 1 or more.</summary>
    public int ConsoleSignInsPerMinute { get; init; } = 10;
}
