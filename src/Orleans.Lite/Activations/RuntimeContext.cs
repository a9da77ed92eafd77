namespace Orleans.Lite;

/// <summary>Which activation's turn this thread runs; null outside of turns.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static Activation? current;

    public static Activation? Current
    {
        get => current;
        set => current = value;
    }
}
