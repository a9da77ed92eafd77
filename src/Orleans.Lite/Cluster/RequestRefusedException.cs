namespace Orleans.Lite;

/// <summary>Ends the stay of a request that came from another process, before anything of it ran.</summary>
internal sealed class RequestRefusedException(ReceptionOutcome outcome) : Exception($"Nothing has run: {outcome}.")
{
    public ReceptionOutcome Outcome => outcome;
}
