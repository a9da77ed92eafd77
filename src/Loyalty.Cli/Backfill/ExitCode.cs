namespace Loyalty.Cli.Backfill;

/// <summary>What the process answers to its caller; documented in docs/backfill.md.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>All was sent, but the server refused something or a line could not be read.</summary>
    public const int DoneWithFaults = 1;

    /// <summary>Nothing can be done: arguments, file, mapping, key or program are wrong.</summary>
    public const int Unusable = 2;

    /// <summary>The server was away for too long.</summary>
    public const int GaveUp = 3;

    /// <summary>Stopped by Ctrl-C or a signal.</summary>
    public const int Interrupted = 130;
}
