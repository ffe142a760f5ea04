-- A pair's statements up to a day, without looking at those recorded later.
drop index statement_version_pair;
create index statement_version_pair on statement_version (donor, recipient, recordedtime);
