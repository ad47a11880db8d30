"""From the events of many reports to happenings, with the reasons why."""

from onrecord.merge.entities import Links, entities
from onrecord.merge.given import GivenMerger, merge_given
from onrecord.merge.merger import Merger

__all__ = ["GivenMerger", "Links", "Merger", "entities", "merge_given"]
