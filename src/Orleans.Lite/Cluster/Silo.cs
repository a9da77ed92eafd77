using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Lite;

/// <summary>A silo: what its activations share, and the way of a request from its sender to its mailbox.</summary>
internal sealed partial class Silo
{
    private readonly GrainCatalog catalog;
    private readonly ILocalSiloDetails details;
    private readonly IMembership membership;
    private readonly ITransport transport;
    private readonly ActivationCollector collector;
    private readonly Func<GrainClass, string, Activation> create;
    private readonly ConcurrentDictionary<Type, GrainReferenceShared> byInterface = new();
    private readonly ConcurrentDictionary<(Type Interface, GrainType Grain), GrainReferenceShared> byGrainType = new();
    private readonly long ordinaryPatience;
    private long lastSerial;

    public Silo(IServiceProvider services, IOptions<GrainCollectionOptions> collection, IOptions<ActivationLimitOptions> limits,
        IOptions<SiloMessagingOptions> messaging, ILoggerFactory loggers)
    {
        Services = services;
        Collection = collection.Value;
        Limits = limits.Value;
        Messaging = messaging.Value;
        Log = loggers.CreateLogger("Orleans.Silo");
        Time = services.GetRequiredService<TimeProvider>();
        Scheduler = services.GetRequiredService<ITurnScheduler>();
        details = services.GetRequiredService<ILocalSiloDetails>();
        membership = services.GetRequiredService<IMembership>();
        cluster = membership as IClusterMembership;
        Tasks = new TurnTaskScheduler(Scheduler);
        ordinaryPatience = Ticks(Messaging.ResponseTimeout);
        transport = services.GetRequiredService<ITransport>();
        IncomingFilters = [.. services.GetServices<IIncomingGrainCallFilter>()];
        OutgoingFilters = [.. services.GetServices<IOutgoingGrainCallFilter>()];
        catalog = new GrainCatalog(ManifestFinder.Find());
        foreach (var grain in catalog.Classes) grain.CollectionAge = Collection.AgeOf(grain.Type);
        GrainFactory = new GrainFactory(this);
        Observers = new ObserverTable(this, details);
        collector = new ActivationCollector(this);
        sweeper = new RequestSweeper(this, catalog.Methods);
        create = (grainClass, key) => new Activation(this, grainClass, key, Interlocked.Increment(ref lastSerial));
    }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public ITurnScheduler Scheduler { get; }

    public GrainCollectionOptions Collection { get; }

    public ActivationLimitOptions Limits { get; }

    public SiloMessagingOptions Messaging { get; }

    public IIncomingGrainCallFilter[] IncomingFilters { get; }

    public IOutgoingGrainCallFilter[] OutgoingFilters { get; }

    public ILogger Log { get; }

    public GrainFactory GrainFactory { get; }

    public ObserverTable Observers { get; }

    public ActivationDirectory Directory { get; } = new();

    /// <summary>The timestamp at a time from now.</summary>
    public long Later(TimeSpan time) => Sum(Time.GetTimestamp(), Ticks(time));

    public GrainReferenceShared Shared(Type interfaceType, string? prefix) => prefix is null
        ? byInterface.GetOrAdd(
            interfaceType, static (type, self) => self.Make(type, self.catalog.Implementation(type, null)), this)
        : Make(interfaceType, catalog.Implementation(interfaceType, prefix));

    public Activation? Activation(GrainId grain) => Directory.Find(catalog.Class(grain.Type), grain.Key.ToString());

    public GrainReference Reference(Type interfaceType, GrainId grain)
    {
        var shared = byGrainType.GetOrAdd((interfaceType, grain.Type), static (key, self) =>
            key.Grain == ObserverTable.GrainType
            ? new GrainReferenceShared(self, ObserverTable.GrainType, null, self.catalog.Interface(key.Interface))
            : self.Make(key.Interface, self.catalog.Class(key.Grain)), this);
        return shared.Interface.Reference(shared, grain.Key.ToString());
    }

    public Task<T> Send<T>(ResultRequest<T> request)
    {
        var answer = request.Answer;
        if (OutgoingFilters.Length > 0) return SendFiltered(request);
        Dispatch(request);
        return answer;
    }

    public Task Send(VoidRequest request)
    {
        var answer = request.Answer;
        if (OutgoingFilters.Length > 0) return SendFiltered(request);
        Dispatch(request);
        return answer;
    }

    /// <summary>Puts a request into the mailbox of its grain, on this silo.</summary>
    public void Deliver(Request request)
    {
        var target = request.Target!;
        if (target.Shared.Class is not { } grainClass)
        {
            Observers.Deliver(request);
            return;
        }

        while (true)
        {
            if (phase == Phase.Stopped)
            {
                request.Fail(request.IsReceived
                    ? new RequestRefusedException(ReceptionOutcome.Stopping)
                    : new SiloUnavailableException("The silo has stopped."));
                return;
            }

            var activation = Directory.GetOrAdd(grainClass, target.Key, create, out var added);
            if (added) collector.Added();
            if (activation.Receive(request)) return;
            Forget(activation);
        }
    }

    private void Dispatch(Request request)
    {
        request.Source = RuntimeContext.Current;
        request.SentAt = Time.GetTimestamp();
        request.Deadline = Deadline(request);
        if (!request.BindCancellation()) return;
        if (phase != Phase.Running && (phase is not (Phase.Leaving or Phase.Stopping) || request.Source is null))
        {
            request.Fail(new SiloUnavailableException("The silo does not take calls now: it starts or stops."));
            return;
        }

        if (membership.Current.IsAlone && request.Target!.Shared.Class is not null) Deliver(request);
        else Route(request);
    }

    /// <summary>A call that a grain makes for a caller is of no use when that caller has gone.</summary>
    private long Deadline(Request request)
    {
        var patience = request.Method.ResponseTimeout is { } own ? Ticks(own) : ordinaryPatience;
        var deadline = Sum(request.SentAt, patience);
        var inherited = request.IsOneWay ? 0 : request.Source?.Working?.Deadline ?? 0;
        return inherited != 0 && inherited < deadline ? inherited : deadline;
    }

    private long Ticks(TimeSpan time)
    {
        var ticks = time.TotalSeconds * Time.TimestampFrequency;
        return ticks >= long.MaxValue ? long.MaxValue : (long)ticks;
    }

    private static long Sum(long now, long ticks) => ticks >= long.MaxValue - now ? long.MaxValue : now + ticks;

    private async Task<T> SendFiltered<T>(ResultRequest<T> request) => (T)(await Filter(request, async sent =>
    {
        Dispatch(sent);
        return await ((ResultRequest<T>)sent).Answer;
    }))!;

    private Task<object?> SendFiltered(VoidRequest request) => Filter(request, async sent =>
    {
        Dispatch(sent);
        await ((VoidRequest)sent).Answer;
        return null;
    });

    private async Task<object?> Filter(Request request, Func<Request, Task<object?>> send)
    {
        request.Source = RuntimeContext.Current;
        var call = new OutgoingCall(request, this, send);
        await call.Invoke();
        return call.Result;
    }

    private GrainReferenceShared Make(Type interfaceType, GrainClass grainClass) =>
        new(this, grainClass.GrainType, grainClass, catalog.Interface(interfaceType));
}
