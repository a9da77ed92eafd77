using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>
/// Keeps a process in the cluster, and its view of the cluster new. All of its work runs on a scheduler of its own, one step at
/// a time, and so do its calls of the table: between two awaits it has its fields to itself. What others read is published in
/// one write each.
/// </summary>
internal sealed partial class MembershipAgent : IClusterMembership
{
    private readonly IMembershipTable table;
    private readonly LocalSiloDetails details;
    private readonly MembershipOptions options;
    private readonly ILogger log;
    private readonly SerialTaskScheduler turns;
    private readonly Lease lease;
    private readonly SilenceWatch watch;
    private readonly TimeProvider time;
    private readonly TaskCompletionSource joined = new();
    private volatile MembershipSnapshot current = new(0, []);
    private volatile TaskCompletionSource changed = new();
    private Action<MembershipSnapshot, MembershipSnapshot>? viewChanged;
    private Action<SiloAddress>? look;
    private long term;
    private long lastTerm;

    public MembershipAgent(IMembershipTable table, LocalSiloDetails details, IOptions<MembershipOptions> options,
        TimeProvider time, ITurnScheduler scheduler, ILoggerFactory loggers)
    {
        this.table = table;
        this.details = details;
        this.options = options.Value;
        this.time = time;
        log = loggers.CreateLogger("Orleans.Membership");
        turns = new SerialTaskScheduler(scheduler);
        lease = new Lease(time, this.options.Lease);
        watch = new SilenceWatch(time, this.options.Lease);
    }

    public MembershipSnapshot Current => current;

    public long Term => Volatile.Read(ref term) is var present && present != 0 && lease.IsValid ? present : 0;

    public async ValueTask<MembershipSnapshot> After(long version, CancellationToken cancellation)
    {
        while (true)
        {
            var signal = changed; // before the look at the view: what comes between is not missed
            if (current is { } view && view.Version > version) return view;
            await signal.Task.WaitAsync(cancellation);
        }
    }

    public Task Changed(MembershipSnapshot view)
    {
        var signal = changed;
        return ReferenceEquals(current, view) ? signal.Task : Task.CompletedTask;
    }

    /// <summary>Learns from an answer of the table.</summary>
    private void Learn(ClusterTable answer)
    {
        watch.Saw(answer);
        if (!answer.Members.Any(member => member.Address == life))
        {
            TakenOut(answer);
            return;
        }

        if (answer.Version > current.Version) Adopt(answer);
        if (isJoining && HaveAllSeen(answer)) Serve();
        if (isLeaving && !hostsGrains && HaveAllSeen(answer)) left.TrySetResult();
    }

    /// <summary>Goes by a newer version from now on, and tells the others at once that it does.</summary>
    private void Adopt(ClusterTable answer)
    {
        var before = current;
        var view = View(answer);
        log.Adopted(view.Version, view.Silos.Length, view.Processes.Length);
        Publish(before, view);
        if (term != 0 && !before.Silos.SequenceEqual(view.Silos)) Volatile.Write(ref term, ++lastTerm);
        isAgain = true;
    }

    /// <summary>All others know of this silo: nobody runs its grains any more.</summary>
    private void Serve()
    {
        isJoining = false;
        var before = current;
        Volatile.Write(ref term, isLeaving ? 0 : ++lastTerm);
        Publish(before, before with { IsJoining = false, IsAlone = before.Silos is [var only] && only == life });
        log.Serves(life!);
        joined.TrySetResult();
    }

    private void TakenOut(ClusterTable answer)
    {
        log.TakenOut(life!);
        Volatile.Write(ref term, 0);
        lease.Lost();
        life = null;
        isJoining = false;
        Publish(current, View(answer));
        isAgain = true;
    }

    private void Publish(MembershipSnapshot before, MembershipSnapshot view)
    {
        current = view;
        viewChanged?.Invoke(before, view);
        var signal = changed;
        changed = new TaskCompletionSource();
        signal.TrySetResult();
    }

    private MembershipSnapshot View(ClusterTable answer)
    {
        var members = answer.Members.OrderBy(member => member.Address).ToList();
        ImmutableArray<SiloAddress> silos = [.. members.Where(member => member.HostsGrains).Select(member => member.Address)];
        return new MembershipSnapshot(answer.Version, silos)
        {
            Processes = [.. members.Select(member => member.Address)],
            Self = life ?? details.SiloAddress,
            IsJoining = isJoining,
            IsAlone = !isJoining && silos is [var only] && only == life,
        };
    }

    /// <summary>
    /// The others know of this life. Who joins waits for those alone that may hold the memory of its grains; who leaves waits
    /// for all that may still send it calls. One that a new process waits for may have died, and nobody else may call it: so it is
    /// looked at. Who comes back has been taken for dead itself, and takes nobody for dead.
    /// </summary>
    private bool HaveAllSeen(ClusterTable answer)
    {
        var since = answer.Members.First(member => member.Address == life).Since;
        waitsFor = [.. answer.Members
            .Where(member => (member.HostsGrains || isLeaving) && member.Address != life && member.Seen < since)
            .Select(member => member.Address).Order()];
        if (!joined.Task.IsCompleted)
        {
            foreach (var process in waitsFor) look?.Invoke(process);
        }

        return waitsFor.IsEmpty;
    }
}
