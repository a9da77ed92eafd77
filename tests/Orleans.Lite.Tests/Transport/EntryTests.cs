using System.Net;
using System.Security.Cryptography.X509Certificates;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.Lite.Tests.Transport;

/// <summary>Who may come in.</summary>
public sealed class EntryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task The_same_secret_lets_in()
    {
        await using var processes = await TwoProcesses.Start(options => options.Secret = "a sécret\n:");
        (await processes.Grain.Echo("in")).ShouldBe("in");
    }

    [Theory]
    [InlineData("other than ours")]
    [InlineData("ours and more")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_secret_is_refused_and_neither_is_logged(string? shown)
    {
        await using var processes = await TwoProcesses.Start(options => options.Secret = "ours", options => options.Secret = shown);
        await NothingRuns(processes);
        processes.Log.ShouldContain(line => line.Contains("refuses our cluster secret: both processes need the same"));
        processes.Log.ShouldContain(line => line.Contains("127.0.0.1 was turned away: it shows another cluster secret, or none."));
        processes.Log.ShouldAllBe(line => !line.Contains("ours") && !line.Contains(Orleans.Lite.Transport.ClusterSecret.Encode("ours")));
    }

    [Fact]
    public async Task Another_cluster_is_refused()
    {
        await using var processes = await TwoProcesses.Start();
        var stranger = await processes.Add(TwoProcesses.FreeAddress(), null, silo => silo.UseLocalhostClustering(clusterId: "théirs"));
        await NothingRuns(processes, stranger);
        processes.Log.ShouldContain(line => line.Contains("it belongs to another cluster."));
    }

    [Fact]
    public async Task One_certificate_for_all_is_enough()
    {
        using var certificate = TestCertificates.SelfSigned("cluster");
        await using var processes = await TwoProcesses.Start(options => options.Certificate = certificate);
        (await processes.Grain.Echo("in")).ShouldBe("in");
    }

    [Fact]
    public async Task Certificates_of_one_authority_let_in_and_those_of_another_do_not()
    {
        using var authority = TestCertificates.Authority("ours");
        using var other = TestCertificates.Authority("theirs");
        using var silo = TestCertificates.Signed("silo", authority);
        using var gateway = TestCertificates.Signed("gateway", authority);
        using var stranger = TestCertificates.Signed("stranger", other);
        await using var processes = await TwoProcesses.Start(With(silo, authority), With(gateway, authority));
        (await processes.Grain.Echo("in")).ShouldBe("in");

        await using var apart = await TwoProcesses.Start(With(silo, authority), With(stranger, authority, other));
        await NothingRuns(apart);
        await using var astray = await TwoProcesses.Start(With(silo, authority, other), With(stranger, other));
        await NothingRuns(astray);
    }

    [Fact]
    public async Task Without_TLS_nobody_gets_into_a_silo_with_TLS()
    {
        using var certificate = TestCertificates.SelfSigned("cluster");
        await using var processes = await TwoProcesses.Start(options => options.Certificate = certificate, null);
        await NothingRuns(processes);
    }

    [Fact]
    public async Task An_open_port_without_secret_or_certificate_is_no_way_to_start()
    {
        await using var processes = await TwoProcesses.Start();
        var everywhere = new IPEndPoint(IPAddress.Any, TwoProcesses.FreeAddress().Endpoint.Port);
        (await Should.ThrowAsync<InvalidOperationException>(() => processes.Add(
            TwoProcesses.FreeAddress(), options => options.ListenEndpoint = everywhere))).Message.ShouldContain("Secret");
        await processes.Add(TwoProcesses.FreeAddress(), options =>
        {
            options.ListenEndpoint = everywhere;
            options.Secret = "known";
        });
    }

    private static async Task NothingRuns(TwoProcesses processes, Microsoft.Extensions.Hosting.IHost? caller = null)
    {
        using var patience = new CancellationTokenSource();
        var call = processes.GrainFor(caller ?? processes.Gateway).Add(1, 2, patience.Token);
        for (var turn = 0; turn < 500 && !processes.Log.Any(line => line.Contains("is not reached")); turn++) await Task.Delay(20);
        processes.Log.ShouldContain(line => line.Contains("is not reached"));
        call.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call.WaitAsync(Patience));
        processes.Gone.ShouldBeEmpty();
    }

    private static Action<ClusterTransportOptions> With(X509Certificate2 own, params X509Certificate2[] authorities) => options =>
    {
        options.Certificate = own;
        options.Authorities.AddRange(authorities);
    };
}
