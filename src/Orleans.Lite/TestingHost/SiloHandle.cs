using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Orleans.TestingHost;

/// <summary>A silo of a test cluster.</summary>
public abstract class SiloHandle : IDisposable, IAsyncDisposable
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Its address.</summary>
    public SiloAddress SiloAddress { get; set; } = SiloAddress.Zero;

    /// <summary>It has been started and not been stopped.</summary>
    public abstract bool IsActive { get; }

    /// <summary>Stops it, with or without grace.</summary>
    public abstract Task StopSiloAsync(bool stopGracefully);

    /// <summary>Stops it with grace, until the token is cancelled.</summary>
    public abstract Task StopSiloAsync(CancellationToken ct);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops it without grace.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>A silo in the process of the test.</summary>
public class InProcessSiloHandle : SiloHandle
{
    private bool isActive = true;

    /// <summary>Its host.</summary>
    public required IHost SiloHost { get; init; }

    /// <summary>Its services.</summary>
    public IServiceProvider ServiceProvider => SiloHost.Services;

    /// <inheritdoc />
    public override bool IsActive => isActive;

    /// <inheritdoc />
    public override Task StopSiloAsync(bool stopGracefully) => StopSiloAsync(new CancellationToken(!stopGracefully));

    /// <inheritdoc />
    public override async Task StopSiloAsync(CancellationToken ct)
    {
        if (!isActive) return;
        isActive = false;
        await SiloHost.StopAsync(ct);
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await StopSiloAsync(true);
        if (SiloHost is IAsyncDisposable host) await host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal static async Task<InProcessSiloHandle> Start(IHost host)
    {
        await host.StartAsync();
        var details = host.Services.GetRequiredService<ILocalSiloDetails>();
        return new InProcessSiloHandle { SiloHost = host, Name = details.Name, SiloAddress = details.SiloAddress };
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) SiloHost.Dispose();
        base.Dispose(disposing);
    }
}
