namespace Orleans.Lite;

/// <summary>When an activation is to go.</summary>
internal enum Departure : byte
{
    /// <summary>Not yet.</summary>
    Never,

    /// <summary>When no request runs; what waits is served by the next activation.</summary>
    WhenIdle,

    /// <summary>When no request runs or waits: asked for before the first, which would else never be served.</summary>
    WhenEmpty,
}
