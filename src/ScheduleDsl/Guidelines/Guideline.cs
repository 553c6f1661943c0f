using System.Collections.Generic;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines;

/// <summary>
/// One rule of good practice. It reads what is known of a run and names what harms it, with the numbers at hand: the same object judges while code
/// is typed and while a program runs.
/// </summary>
internal abstract class Guideline
{
    /// <param name="id">Its number, which never changes.</param>
    /// <param name="tier">What it reports as, unless a finding says otherwise.</param>
    /// <param name="title">What is wrong, without numbers.</param>
    /// <param name="message">A composite format over the numbers of a finding.</param>
    /// <param name="thresholds">By which it judges.</param>
    protected Guideline(string id, Tier tier, string title, string message, params Threshold[] thresholds) =>
        (Id, Tier, Title, Message, Thresholds) = (id, tier, title, message, thresholds);

    public string Id { get; }

    public Tier Tier { get; }

    /// <summary>Every tier that it can report at.</summary>
    public virtual IReadOnlyList<Tier> Tiers => [Tier];

    /// <summary>Whether it reports without being asked to: not where what it finds is more often meant than not.</summary>
    public virtual bool IsOn => true;

    public string Title { get; }

    public string Message { get; }

    public IReadOnlyList<Threshold> Thresholds { get; }

    /// <summary>Reports every case of it.</summary>
    public abstract void Check(RunFacts run, Findings findings);
}
