"""A throwaway sample book: a believable year of somebody's network, as of the day it is opened
on."""

from __future__ import annotations

from planner.demo.loader import Sample, SampleProposal, demo, sample

__all__ = ["Sample", "SampleProposal", "demo", "sample"]
