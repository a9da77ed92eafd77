namespace Orleans.Lite;

/// <summary>
/// The activations of a silo by class and key. A hash table whose chains run through the activations themselves, in
/// stripes with a lock each: eight to sixteen bytes per activation. No order of it may be visible; see <see cref="All"/>.
/// </summary>
internal sealed class ActivationDirectory
{
    private const int StripeBits = 5;
    private readonly Stripe[] stripes = [.. Enumerable.Range(0, 1 << StripeBits).Select(_ => new Stripe())];
    private int count;

    public int Count => Volatile.Read(ref count);

    public Activation GetOrAdd(GrainClass grainClass, string key, Func<GrainClass, string, Activation> create, out bool added)
    {
        var hash = Hash(grainClass, key);
        var stripe = stripes[hash & (stripes.Length - 1)];
        lock (stripe)
        {
            var found = stripe.Find(hash >>> StripeBits, grainClass, key);
            added = found is null;
            if (found is not null) return found;
            found = create(grainClass, key);
            stripe.Add(hash >>> StripeBits, found);
            Interlocked.Increment(ref count);
            return found;
        }
    }

    public Activation? Find(GrainClass grainClass, string key)
    {
        var hash = Hash(grainClass, key);
        var stripe = stripes[hash & (stripes.Length - 1)];
        lock (stripe) return stripe.Find(hash >>> StripeBits, grainClass, key);
    }

    /// <summary>False: that very activation is not in the directory.</summary>
    public bool Remove(Activation activation)
    {
        var hash = Hash(activation.Class!, activation.Key);
        var stripe = stripes[hash & (stripes.Length - 1)];
        lock (stripe)
        {
            if (!stripe.Remove(hash >>> StripeBits, activation)) return false;
        }

        Interlocked.Decrement(ref count);
        return true;
    }

    /// <summary>Every activation, in an order that means nothing: put in order what is done to them.</summary>
    public void All(Action<Activation> visit)
    {
        foreach (var stripe in stripes)
        {
            lock (stripe) stripe.All(visit);
        }
    }

    private static int Hash(GrainClass grainClass, string key) =>
        HashCode.Combine(grainClass.GrainType, key.GetHashCode(StringComparison.Ordinal));

    private sealed class Stripe
    {
        private Activation?[] buckets = new Activation?[8];
        private int count;

        public Activation? Find(int hash, GrainClass grainClass, string key)
        {
            for (var each = buckets[hash & (buckets.Length - 1)]; each is not null; each = each.NextInBucket)
            {
                if (ReferenceEquals(each.Class, grainClass) && each.Key == key) return each;
            }

            return null;
        }

        public void Add(int hash, Activation activation)
        {
            if (count == buckets.Length) Grow();
            Link(buckets, hash, activation);
            count++;
        }

        public bool Remove(int hash, Activation activation)
        {
            ref var first = ref buckets[hash & (buckets.Length - 1)];
            Activation? before = null;
            for (var each = first; each is not null; before = each, each = each.NextInBucket)
            {
                if (!ReferenceEquals(each, activation)) continue;
                if (before is null) first = each.NextInBucket;
                else before.NextInBucket = each.NextInBucket;
                count--;
                return true;
            }

            return false;
        }

        public void All(Action<Activation> visit)
        {
            foreach (var first in buckets)
            {
                for (var each = first; each is not null; each = each.NextInBucket) visit(each);
            }
        }

        private static void Link(Activation?[] buckets, int hash, Activation activation)
        {
            ref var first = ref buckets[hash & (buckets.Length - 1)];
            activation.NextInBucket = first;
            first = activation;
        }

        private void Grow()
        {
            var larger = new Activation?[buckets.Length * 2];
            foreach (var first in buckets)
            {
                for (var each = first; each is not null;)
                {
                    var following = each.NextInBucket;
                    Link(larger, Hash(each.Class!, each.Key) >>> StripeBits, each);
                    each = following;
                }
            }

            buckets = larger;
        }
    }
}
