namespace Loyalty.History;

internal static class TakeoverChecks
{
    /// <summary>
    /// D: a silo that was taken out of the cluster sends nothing that is stored before it has announced itself again. The store stamps
    /// each append with the silo that sent it and when it arrived, by its own clock, by which it also notes when silos come and go.
    /// </summary>
    public static IEnumerable<Violation> Run(Observed observed)
    {
        var absences = observed.Absences.ToLookup(absence => absence.Silo);
        return
            from written in observed.Written
            from absence in absences[written.Silo]
            where written.At > absence.From && written.At < absence.Until
            select new Violation('D', written.Stream, $"{written.Silo} stored version {written.Version} after it was taken over");
    }
}
