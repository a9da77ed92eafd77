namespace Loyalty.Api.Access;

/// <summary>Tells whose key a text is, for whoever keeps a session by it: such a session ends with <see cref="Caller.Ended"/>.</summary>
internal sealed class SignIn(DevelopmentKey development, KeyShelf keys)
{
    /// <summary>Whoever has the key; null where it is none, or not any more, or that cannot be told for now.</summary>
    public async ValueTask<Caller?> Identify(string text, CancellationToken cancellation)
    {
        if (development.Is(text))
            return development.Caller;
        if (KeyText.Mark(text).IsEmpty)
            return null;
        if (!keys.IsCurrent || keys.Find(text) is null)
            await keys.Look(cancellation);
        return keys.IsCurrent ? keys.Find(text) : null;
    }
}
