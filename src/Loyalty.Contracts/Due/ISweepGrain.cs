namespace Loyalty.Contracts.Due;

/// <summary>Wakes what has something to do in one program. Key: the program's id. All silos ask it; it runs on one of them.</summary>
[Alias("loyalty.ISweepGrain")]
public interface ISweepGrain : IGrainWithStringKey
{
    /// <summary>Lets everything that is due by now catch up. Where there is no such program it does nothing.</summary>
    [Alias("Sweep"), ResponseTimeout("00:10:00")]
    Task Sweep(CancellationToken cancellation = default);
}
