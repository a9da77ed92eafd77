using System.CommandLine;
using Loyalty.Load;

// All clients run on one thread that waits for their sockets: no hop to the thread pool, no lock that is contended.
// Read once, before the first socket.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT", "1");

var root = new RootCommand("Puts load on a loyalty server of this machine; tells throughput and latency. Key: LOYALTY_DEV_KEY.");
foreach (var option in LoadOptions.All)
    root.Options.Add(option);
root.Subcommands.Add(Commands.Purchase());
root.Subcommands.Add(Commands.Read());
root.Subcommands.Add(Commands.Get());
root.Subcommands.Add(Commands.FirstAward());
root.Subcommands.Add(Commands.Listen());
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception failure) when (failure is LoadException or ArgumentException or FormatException)
{
    Console.Error.WriteLine(failure.Message);
    return 1;
}
