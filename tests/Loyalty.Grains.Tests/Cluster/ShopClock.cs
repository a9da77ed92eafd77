namespace Loyalty.Grains.Tests.Cluster;

/// <summary>The engine's clock, which stands where a test puts it. Timers run as ever.</summary>
internal sealed class ShopClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 3, 10, 15, 0, 0, TimeSpan.Zero);
    private long ticks = Start.UtcTicks;

    public DateTimeOffset Now
    {
        get => new(Volatile.Read(ref ticks), TimeSpan.Zero);
        set => Volatile.Write(ref ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;
}
