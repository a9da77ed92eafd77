using Loyalty.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

// A silo without the API: grains alone, called by gateways and other silos. Its own address tells how it is.
try
{
    // To hear of changed settings, the host would watch all below its folder.
    var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false", .. Switches.Checked(args)]);
    builder.AddSwitches(args);
    builder.AddSiloLog();
    if (string.IsNullOrEmpty(builder.Configuration["urls"]))
    {
        builder.WebHost.UseUrls(SiloHealth.DefaultUrl);
    }

    if (!(await builder.AddLoyaltySilo()).HostsGrains)
    {
        throw new InvalidDataException("This is a silo; a gateway is Loyalty.Api with --silo none.");
    }

    var app = builder.Build();
    app.MapSiloHealth();
    await app.RunAsync();
    return 0;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or InvalidOperationException or UnauthorizedAccessException
    or OrleansException)
{
    Console.Error.WriteLine($"The silo cannot run: {failure.Message}");
    return 1;
}
