using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Loyalty.Faults.Processes;

namespace Loyalty.Faults.Members;

/// <summary>The processes that answer HTTP, as the load calls them. Safe for any number of threads.</summary>
internal sealed class Apis : IDisposable
{
    private readonly HttpClient http;
    private readonly IReadOnlyList<Uri> addresses;
    private readonly ConcurrentDictionary<Uri, bool> avoided = new();

    public Apis(IReadOnlyList<Uri> addresses, TimeSpan patience)
    {
        this.addresses = addresses;
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { Timeout = patience };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Switches.Key);
    }

    /// <summary>Sends one request.</summary>
    /// <param name="which">Which process is asked; any number.</param>
    /// <exception cref="HttpRequestException">There is no answer.</exception>
    public async Task<Reply> Send(int which, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Choose(which), $"/v1/programs/{FaultProgram.Id}{path}"));
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(request);
        return new Reply(response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Asks a process no more, as a load balancer does with one that is about to stop.</summary>
    public void Avoid(Uri address) => avoided[address] = true;

    /// <summary>Asks it again.</summary>
    public void Admit(Uri address) => avoided.TryRemove(address, out _);

    /// <summary>Asks until there is an answer of success.</summary>
    /// <exception cref="InvalidOperationException">There is none within a minute; the message has the last answer.</exception>
    public async Task<JsonElement> Insist(HttpMethod method, string path, string? body = null)
    {
        string? last = null;
        for (var attempt = 0; attempt < 600; attempt++)
        {
            try
            {
                var reply = await Send(attempt, method, path, body);
                if (reply.IsSuccess)
                {
                    return reply.Json();
                }

                last = reply.ToString();
            }
            catch (Exception failure) when (IsNoAnswer(failure))
            {
                last = failure.Message;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{method} {path}: {last}");
    }

    private Uri Choose(int which)
    {
        for (var next = which; next < which + addresses.Count; next++)
        {
            if (!avoided.ContainsKey(addresses[next % addresses.Count]))
            {
                return addresses[next % addresses.Count];
            }
        }

        return addresses[which % addresses.Count];
    }

    /// <summary>Whether an exception says that nobody knows what became of a call.</summary>
    public static bool IsNoAnswer(Exception failure) => failure is HttpRequestException or IOException or OperationCanceledException;

    public void Dispose() => http.Dispose();
}
