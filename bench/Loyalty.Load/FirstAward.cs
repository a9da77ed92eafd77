using System.Diagnostics;
using System.Net.Sockets;
using Loyalty.Load.Http;
using Loyalty.Load.Requests;

namespace Loyalty.Load;

/// <summary>Starts a server and takes the time until it has answered its first award.</summary>
internal static class FirstAward
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(60);

    /// <summary>Starts the command and leaves it running.</summary>
    /// <returns>Milliseconds from the start of the process to the whole answer of the award, and the process's id.</returns>
    /// <exception cref="LoadException">The process ended, or there was no award within a minute.</exception>
    public static async Task<(double Milliseconds, int ProcessId)> TimeAsync(
        Target target, string program, string run, IReadOnlyList<string> command)
    {
        using var connection = new Connection(target.EndPoint);
        var enrol = Ready(ProgramRequests.Enrol(target, program));
        var purchase = Ready(ProgramRequests.Purchase(target, program, run));
        if (await SucceedsAsync(connection, enrol)) // which also gets this code compiled before the clock runs
            throw new LoadException($"A server listens on {target.Address} already.");
        var startedAt = Stopwatch.GetTimestamp();
        using var server = Process.Start(command[0], command.Skip(1));
        foreach (var request in new[] { enrol, purchase })
        {
            while (!await SucceedsAsync(connection, request))
            {
                if (server.HasExited || Stopwatch.GetElapsedTime(startedAt) > _longest)
                {
                    server.Kill(entireProcessTree: true);
                    throw new LoadException("The server gave no award.");
                }
                await Task.Delay(2);
            }
        }
        return (Stopwatch.GetElapsedTime(startedAt).TotalMilliseconds, server.Id);
    }

    private static byte[] Ready(RequestTemplate template)
    {
        var request = template.Copy();
        template.Fill(request, member: 0, order: 0);
        return request;
    }

    private static async Task<bool> SucceedsAsync(Connection connection, byte[] request)
    {
        try
        {
            return await connection.ExchangeAsync(request) is >= 200 and < 300;
        }
        catch (SocketException)
        {
            return false; // not listening yet
        }
    }
}
