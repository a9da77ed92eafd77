using System.Diagnostics;
using Loyalty.Simulation;

var first = args.Length > 0 ? ulong.Parse(args[0]) : 1;
var count = args.Length > 1 ? int.Parse(args[1]) : 1;
var isTold = args.Length > 2;
var watch = Stopwatch.StartNew();
for (var seed = first; seed < first + (ulong)count; seed++)
{
    var result = Simulation.Run(seed, isTold);
    foreach (var line in result.Story) Console.WriteLine(line);
    if (count < 300 || result.Violations.Count > 0)
        Console.WriteLine($"seed {seed}: {result.Hash:x16} lived {result.Lived} answered {result.Answered} {string.Join(", ", result.Faults.Counts)} at {watch.ElapsedMilliseconds} ms");
    foreach (var violation in result.Violations.Take(10)) Console.WriteLine($"  {violation}");
}

Console.WriteLine($"{watch.ElapsedMilliseconds} ms, {(double)watch.ElapsedMilliseconds / count:F1} ms a seed; pool {ThreadPool.CompletedWorkItemCount}");
