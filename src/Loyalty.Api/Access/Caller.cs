using Loyalty.Contracts.Keys;

namespace Loyalty.Api.Access;

/// <summary>Who calls: a key by one of its secrets, with what it may do. Safe for use from any thread.</summary>
internal sealed class Caller : IDisposable
{
    private readonly CancellationTokenSource end;

    /// <summary>A caller who may do all there is, without limit.</summary>
    public Caller(string name) => (Name, Mark, Scopes, end) = (name, "", ScopeNames.Every(), new CancellationTokenSource());

    /// <param name="key">The key.</param>
    /// <param name="secret">The one of its secrets that is sent.</param>
    /// <param name="limit">How often the key may ask, by all its secrets.</param>
    /// <param name="before">The same as it was known until now: what it follows live goes on, and ends with this one.</param>
    public Caller(KeyView key, SecretHash secret, RequestLimit limit, Caller? before)
    {
        (Name, Mark, Limit, end) = (key.Name, secret.Mark, limit, before?.end ?? new CancellationTokenSource());
        Scopes = ScopeNames.Read(key.Scopes);
        Programs = key.Programs;
        Until = secret.Until is null || key.Until < secret.Until ? key.Until : secret.Until;
    }

    /// <summary>The key's name.</summary>
    public string Name { get; }

    /// <summary>The mark of the secret that was sent; empty for the development key.</summary>
    public string Mark { get; }

    /// <summary>From when on it is good no more; null: it does not end.</summary>
    public DateTimeOffset? Until { get; }

    public Scope Scopes { get; }

    /// <summary>The programs that it is good for; null: all.</summary>
    public string[]? Programs { get; }

    /// <summary>How often it may ask; null: as often as it likes.</summary>
    public RequestLimit? Limit { get; }

    /// <summary>Cancelled when the key is good no more.</summary>
    public CancellationToken Ended => end.Token;

    /// <summary>Whether it may do something, in a program or (null) in the whole engine.</summary>
    public bool May(Scope needed, string? program) =>
        (Scopes & needed) != 0 && (Programs is null || (program is not null && Programs.Contains(program)));

    /// <summary>Who is recorded to have acted: the key, or whom a key says that may say so.</summary>
    public string? Actor(string? said) => (Scopes & Scope.ActorSay) != 0 ? said : Name;

    /// <summary>Makes it a parameter of endpoints whose rule says that they ask who calls.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => new(context.Features.Get<Caller>());

    /// <summary>It is good no more: what it follows live ends.</summary>
    public void End() => end.Cancel();

    public void Dispose() => end.Dispose();
}
