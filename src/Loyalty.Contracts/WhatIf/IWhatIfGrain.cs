namespace Loyalty.Contracts.WhatIf;

/// <summary>Tries a changed document on the stored history of a program's members; changes nothing. Key: the program's id.</summary>
[Alias("loyalty.IWhatIfGrain")]
public interface IWhatIfGrain : IGrainWithStringKey
{
    /// <summary>Lives the ledgers of some members again under a changed document, checked as if it were put in force.</summary>
    /// <param name="document">The changed document.</param>
    /// <param name="after">The id of the last member of the page before; empty for the first page.</param>
    /// <param name="limit">Members of the page, 1 to 1,000; fewer where their ledgers are long.</param>
    /// <param name="cancellation">Stops the work.</param>
    [Alias("Try"), ResponseTimeout("00:05:00")]
    Task<Answer<WhatIfPage>> Try(string document, string after, int limit, CancellationToken cancellation = default);
}
