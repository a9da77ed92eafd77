namespace Loyalty.Api.Access;

/// <summary>Asks about once a second which keys are in force: a key that was revoked through another process is refused here then.</summary>
internal sealed partial class KeyWatch(KeyShelf shelf, TimeProvider time, ILogger<KeyWatch> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var isTold = false;
        do
        {
            try
            {
                await shelf.Look(stoppingToken);
                isTold = false;
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                if (!isTold)
                    OutOfReach(failure.Message);
                isTold = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
