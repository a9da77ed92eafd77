namespace Loyalty.Journal.AzureTables.Fencing;

/// <summary>The fences under which one transaction went out.</summary>
internal sealed class FencePass(AzureTablesJournalOptions options)
{
    private readonly List<(FenceUse Use, long Version)> entered = [];

    public void Add(FenceUse use, long version) => entered.Add((use, version));

    /// <summary>The service has answered.</summary>
    public void Exit()
    {
        foreach (var (use, version) in entered)
            use.Exit(version);
        entered.Clear();
    }

    /// <summary>The service has not answered: it may work on it for its time still.</summary>
    public void ExitLater()
    {
        if (entered.Count > 0)
            _ = Later();
    }

    private async Task Later()
    {
        await Task.Delay(FenceListing.RequestTime(options), options.Time).ConfigureAwait(false);
        Exit();
    }
}
